import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { Notice, Placeholder, StatusLabel } from '../../../components/shared';
import { useNow } from '../../../hooks';
import { errorMessageOf } from '../../../model';
import { useTranslation } from '../../../translation';
import { useStoragePlan } from '../SeedgenDiskPicker/usePlannedDisk';
import {
  FieldNotes,
  formDataOf,
  SuitabilityNotice,
  suitabilityOf,
  useChosenCluster,
  useDeliberate,
  useFieldText,
} from '../shared';
import { consequencesOf } from './consequences';
import {
  type ConfirmationProps,
  confirmationSchema,
  validateConfirmation,
} from './validation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(1),
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/**
 * Says what will happen to the chosen cluster, and has its name typed by whoever accepts that. It is empty
 * whenever it appears, whatever the form was opened with.
 */
function SeedgenConfirmation(props: ConfirmationProps) {
  const { required, disabled, uiSchema } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const options = uiSchema?.['ui:options'] ?? {};
  const kind = options.kind ?? 'generate';
  const text = useFieldText(props, t('form.confirm.title'));
  const { value, name: cluster, status, error } = useChosenCluster(props);
  const plan = useStoragePlan(kind === 'partition' ? cluster : undefined);
  const now = useNow(10_000);

  const [entered, enter] = useDeliberate(props, '');
  const typed = entered.trim();
  const matches = cluster !== undefined && typed === cluster;
  // Not before it can no longer become the name.
  const wrong =
    cluster !== undefined && typed !== '' && !cluster.startsWith(typed);
  return (
    <div className={classes.root}>
      {!value && <Notice tone="unknown" title={t('form.noCluster')} />}
      {value && !cluster && !error && <Placeholder rows={[24, 80]} />}
      {cluster && (
        <Notice tone="warning" title={t('form.confirm.what', { cluster })}>
          <ul className={classes.list}>
            {consequencesOf(
              formDataOf(props),
              options,
              plan.value,
              t,
              status.value?.snapshot,
            ).map(consequence => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {status.value && (
        <SuitabilityNotice
          status={status.value}
          suitability={suitabilityOf(status.value, kind, now)}
        />
      )}
      {error && (
        <Notice
          tone="error"
          title={t('form.lookFailed', { message: errorMessageOf(error) })}
        />
      )}
      <div>
        <TextField
          id={text.id}
          label={text.title}
          fullWidth
          margin="dense"
          required={required}
          disabled={disabled}
          error={text.failed || wrong}
          value={entered}
          onChange={event => enter(event.target.value)}
          placeholder={cluster}
          InputLabelProps={{ shrink: true }}
          autoComplete="off"
          inputProps={{
            'aria-describedby': [text.describedBy, `${text.id}__hint`]
              .filter(Boolean)
              .join(' '),
            autoCapitalize: 'off',
            autoCorrect: 'off',
            spellCheck: false,
          }}
        />
        <FieldNotes
          description={text.description}
          descriptionId={text.descriptionId}
        >
          <div id={`${text.id}__hint`} role="status">
            {cluster && matches && (
              <StatusLabel tone="ok">{t('form.confirm.matches')}</StatusLabel>
            )}
            {cluster && !matches && wrong && !text.failed && (
              <StatusLabel tone="error">
                {t('form.confirm.mismatch', { cluster })}
              </StatusLabel>
            )}
            {cluster &&
              !matches &&
              !wrong &&
              t('form.confirm.type', { cluster })}
          </div>
        </FieldNotes>
      </div>
    </div>
  );
}

/** The field `SeedgenConfirmation`. */
export const confirmationField = {
  name: 'SeedgenConfirmation',
  component: SeedgenConfirmation,
  validation: validateConfirmation,
  schema: confirmationSchema,
};
