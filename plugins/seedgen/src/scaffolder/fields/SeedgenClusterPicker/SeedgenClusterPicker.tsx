import { useCallback, useEffect, useMemo } from 'react';
import { Notice } from '../../../components/shared';
import { useClusters, useNow } from '../../../hooks';
import { errorMessageOf, viewOfKind } from '../../../model';
import { useTranslation } from '../../../translation';
import {
  Combobox,
  FieldNotes,
  SuitabilityNotice,
  useFieldText,
} from '../shared';
import { ClusterOption } from './ClusterOption';
import { choiceOf, clusterChoices, useClusterRefs } from './clusterChoices';
import {
  useClusterOptions,
  type ClusterComboboxOption,
  useGrants,
} from './useClusterOptions';
import {
  type ClusterPickerProps,
  clusterPickerSchema,
  validateCluster,
} from './validation';

/** Chooses a cluster; the list says how each stands, and what speaks against it. */
function SeedgenClusterPicker(props: ClusterPickerProps) {
  const { formData, onChange, required, disabled, uiSchema } = props;
  const { kind, value: wanted } = uiSchema?.['ui:options'] ?? {};
  const { t } = useTranslation();
  const text = useFieldText(props, t('form.cluster.title'));
  const clusters = useClusters();
  const refs = useClusterRefs();
  const now = useNow(10_000);
  const permission = kind && viewOfKind(kind).permission;
  const { grants, ask } = useGrants(permission);

  const items = clusters.value?.items;
  const choices = useMemo(
    () =>
      clusterChoices({
        clusters: items ?? [],
        refs: refs.value,
        kind,
        byName: wanted === 'name',
        now,
      }),
    [items, refs.value, kind, wanted, now],
  );
  const options = useClusterOptions(choices, {
    grants,
    permission: permission?.name,
    refsKnown: !refs.loading,
    now,
  });
  const chosen = choiceOf(choices, formData);
  const selected = options.find(({ choice }) => choice === chosen);
  const chosenName = chosen?.name;
  // A link to the form may name a cluster in short; the steps get what the picker yields. Any entity of it will do.
  const replacement =
    formData &&
    chosen?.value !== formData &&
    (wanted === 'name' || !chosen?.refs.includes(formData))
      ? chosen?.value
      : undefined;
  useEffect(() => {
    if (chosenName) ask([chosenName]);
  }, [chosenName, ask]);
  useEffect(() => {
    if (replacement) onChange(replacement);
  }, [replacement, onChange]);
  const onShown = useCallback(
    (shown: readonly ClusterComboboxOption[]) =>
      ask(shown.map(({ choice }) => choice.name)),
    [ask],
  );

  const settled = !clusters.loading && !refs.loading;
  const error = clusters.value ? refs.error : clusters.error ?? refs.error;
  return (
    <div>
      <Combobox
        id={text.id}
        label={text.title}
        openLabel={t('form.cluster.open')}
        options={options}
        selected={selected}
        unknownText={formData}
        onSelect={option => onChange(option?.choice.value)}
        onShown={onShown}
        renderOption={option => (
          <ClusterOption
            name={option.text}
            details={option.details}
            tone={option.tone}
            word={option.word}
            why={option.why}
          />
        )}
        foot={({ shown, found, typed }) => {
          if (found === 0) return t('form.cluster.noMatch', { text: typed });
          const counts = {
            shown: String(shown),
            total: String(options.length),
          };
          return (
            <>
              {shown < found
                ? t('form.cluster.more', counts)
                : t('form.cluster.shown', counts)}
              {kind === 'generate' && <> · {t('form.cluster.readyMeans')}</>}
            </>
          );
        }}
        required={required}
        disabled={disabled}
        failed={text.failed}
        describedBy={text.describedBy}
      />
      <FieldNotes
        description={text.description}
        descriptionId={text.descriptionId}
      >
        {error && (
          <Notice
            tone="error"
            title={t('form.cluster.listFailed', {
              message: errorMessageOf(error),
            })}
          />
        )}
        {settled && !error && options.length === 0 && (
          <Notice tone="unknown" title={t('form.cluster.none')} />
        )}
        {settled && !error && formData && !chosen && options.length > 0 && (
          <Notice
            tone="error"
            title={t('form.cluster.unknownValue', { cluster: formData })}
          >
            {t('form.cluster.unknownValueText')}
          </Notice>
        )}
        {selected?.disabled && settled && (
          <Notice
            tone={selected.tone}
            title={`${selected.text}: ${selected.word}`}
          >
            {selected.why}
          </Notice>
        )}
        {chosen && selected && !selected.disabled && (
          <SuitabilityNotice
            status={chosen.status}
            suitability={chosen.suitability}
          />
        )}
      </FieldNotes>
    </div>
  );
}

/** The field `SeedgenClusterPicker`. */
export const clusterPickerField = {
  name: 'SeedgenClusterPicker',
  component: SeedgenClusterPicker,
  validation: validateCluster,
  schema: clusterPickerSchema,
};
