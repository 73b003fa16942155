import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type { StoragePlanOption } from '@seedgen/backstage-plugin-seedgen-common';
import { Age, Code, Notice, Placeholder } from '../../../components/shared';
import { errorMessageOf } from '../../../model';
import { useTranslation, type Translate } from '../../../translation';
import {
  FieldNotes,
  formDataOf,
  textOf,
  useChosenCluster,
  useFieldText,
} from '../shared';
import { DiskRadio } from './DiskRadio';
import {
  describeRefusal,
  choiceOfPath,
  diskChoices,
  plannedOption,
} from './diskChoices';
import { usePlannedDisk, useStoragePlan } from './usePlannedDisk';
import {
  type DiskPickerProps,
  diskPickerSchema,
  validateDisk,
} from './validation';

/** Chooses the disk for container storage, or leaves that to the storage plan. */
function SeedgenDiskPicker(props: DiskPickerProps) {
  const { formData, onChange, disabled, uiSchema } = props;
  const { t, format } = useTranslation();
  const text = useFieldText(props, t('form.disk.title'));
  const { value, name: cluster, status, error } = useChosenCluster(props);
  const plan = useStoragePlan(cluster);
  const strategyField = uiSchema?.['ui:options']?.strategyField ?? 'strategy';
  const strategy = textOf(formDataOf(props), strategyField);

  const layout = status.value?.snapshot.layout;
  const option = plannedOption(plan.value, strategy);
  const choices =
    layout && status.value
      ? diskChoices(layout, {
          strategy: option?.strategy ?? strategy,
          neededBytes: status.value.storage.containers.requiredBytes,
        })
      : [];
  const { byPlan, choose } = usePlannedDisk({
    subject: value,
    formData,
    option: plan.value && (option ?? null),
    onChange,
  });
  const chosen = choiceOfPath(choices, formData);
  const failed = error ?? plan.error;
  const waiting = cluster && (status.loading || plan.loading) && !failed;
  return (
    <FormControl component="fieldset" fullWidth error={text.failed}>
      <FormLabel component="legend">{text.title}</FormLabel>
      {!value && <Notice tone="unknown" title={t('form.noCluster')} />}
      {waiting && <Placeholder rows={[20, 20, 20]} />}
      {value && !waiting && (
        <RadioGroup
          name={text.id}
          aria-label={text.title}
          aria-describedby={text.describedBy}
          value={byPlan ? '' : chosen?.path ?? formData ?? ''}
          onChange={(_, path) => choose(path || undefined)}
        >
          <DiskRadio
            value=""
            disabled={disabled}
            title={t('form.disk.asPlanned')}
            details={describePlan(option, t)}
          />
          {choices.map(({ disk, path, stable, empty, refusal }) => (
            <DiskRadio
              key={path}
              value={path}
              disabled={disabled || refusal !== undefined}
              title={
                <>
                  <strong>{disk.name}</strong> · {format.bytes(disk.sizeBytes)}
                  {disk.model && ` · ${disk.model}`}
                  {empty && ` · ${t('form.disk.empty')}`}
                </>
              }
              details={
                <>
                  <Code>{path}</Code> ·{' '}
                  {refusal
                    ? `${t('form.disk.notEligible')}: ${describeRefusal(
                        refusal,
                        t,
                        format,
                      )}`
                    : t('form.disk.eligible')}
                  {!refusal && !stable && (
                    <div>{t('form.disk.noStablePath')}</div>
                  )}
                </>
              }
            />
          ))}
        </RadioGroup>
      )}
      <FieldNotes
        description={text.description}
        descriptionId={text.descriptionId}
      >
        {layout && choices.length > 0 && (
          <Typography variant="caption" color="textSecondary">
            {t('form.disk.seen')} <Age at={layout.observedAt} />
          </Typography>
        )}
        {cluster && !waiting && !failed && choices.length === 0 && (
          <Notice tone="unknown" title={t('form.disk.noDisks', { cluster })} />
        )}
        {cluster && !formData && option?.strategy === 'install-time' && (
          <Notice
            tone="warning"
            title={t('form.disk.atInstallation', { cluster })}
          >
            {t('form.disk.atInstallationText')}
          </Notice>
        )}
        {failed && (
          <Notice
            tone="error"
            title={t('form.lookFailed', { message: errorMessageOf(failed) })}
          />
        )}
        {formData && cluster && choices.length > 0 && !chosen && (
          <Notice
            tone="warning"
            title={t('form.disk.notFound', { cluster, device: formData })}
          />
        )}
        {formData && chosen?.refusal && (
          <Notice
            tone="error"
            title={t('form.disk.cannotUse', {
              device: formData,
              why: describeRefusal(chosen.refusal, t, format),
            })}
          />
        )}
      </FieldNotes>
    </FormControl>
  );
}

function describePlan(option: StoragePlanOption | undefined, t: Translate) {
  if (option?.strategy === 'none-needed') {
    return t('form.disk.asPlannedNothing');
  }
  if (option?.strategy === 'install-time') {
    return t('form.disk.asPlannedInstallation');
  }
  if (option?.feasible && option.device) {
    return t('form.disk.asPlannedDevice', { device: option.device });
  }
  return option
    ? t('form.disk.asPlannedNone', { reason: option.reasons[0] ?? '' })
    : '';
}

/** The field `SeedgenDiskPicker`. */
export const diskPickerField = {
  name: 'SeedgenDiskPicker',
  component: SeedgenDiskPicker,
  validation: validateDisk,
  schema: diskPickerSchema,
};
