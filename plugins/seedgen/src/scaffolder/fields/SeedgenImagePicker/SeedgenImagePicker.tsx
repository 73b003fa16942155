import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../../api';
import { Code, Notice } from '../../../components/shared';
import { errorMessageOf } from '../../../model';
import { useTranslation } from '../../../translation';
import { useClusterRefs } from '../SeedgenClusterPicker/clusterChoices';
import {
  FieldNotes,
  formDataOf,
  useChosenCluster,
  useFieldText,
} from '../shared';
import { ImageInputs } from './ImageInputs';
import { TagUseNotice } from './TagUseNotice';
import { imageProblem } from './imageProblem';
import { joinImage, splitImage } from './parts';
import { namesCluster, nextFreeTag, useImageProposal } from './proposal';
import { takenTags, tagUseOf } from './tagUse';
import { useRegistryLook, useTagSources } from './useTagSources';
import {
  type ImagePickerProps,
  imagePickerSchema,
  validateImage,
} from './validation';

const useStyles = makeStyles(theme => ({
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  result: { overflowWrap: 'anywhere', color: theme.palette.text.primary },
}));

/** Chooses where a seed is pushed to: registry, repository and tag, proposed for the chosen cluster. */
function SeedgenImagePicker(props: ImagePickerProps) {
  const { formData, onChange, required, disabled, uiSchema, rawErrors } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const text = useFieldText(props, t('form.image.title'));
  const registries = useAsync(
    async () => (await api.getRegistries()).items,
    [api],
  );
  const { value: chosen, name: cluster, status } = useChosenCluster(props);
  const refs = useClusterRefs();
  const others = useMemo(
    () => [...(refs.value?.keys() ?? [])].filter(name => name !== cluster),
    [refs.value, cluster],
  );
  const proposal = useImageProposal({
    value: formData,
    onChange,
    registries: registries.value,
    cluster,
    others,
    // Not before it is known which names are those of other clusters.
    status: refs.loading ? undefined : status.value,
  });

  const parts = splitImage(formData);
  const problem =
    formData &&
    imageProblem(
      formData,
      { registries: registries.value, snapshot: status.value?.snapshot },
      t,
    );
  const other = cluster
    ? others.find(name => namesCluster(parts.repository, name))
    : undefined;
  const tag = parts.tag || proposal.tag || '';
  const image = joinImage({ ...parts, tag }) ?? '';
  const look = useRegistryLook(cluster, image);
  const sources = {
    ...useTagSources(cluster, parts.repository),
    look: look.look,
  };
  const replace =
    formDataOf(props)[
      uiSchema?.['ui:options']?.replaceField ?? 'replaceExistingTag'
    ] === true;

  return (
    <fieldset className={classes.group} aria-describedby={text.describedBy}>
      <FormLabel component="legend" required={required} error={text.failed}>
        {text.title}
      </FormLabel>
      <ImageInputs
        id={text.id}
        parts={parts}
        proposal={proposal}
        registries={registries.value}
        clusterKnown={cluster !== undefined}
        disabled={disabled}
        failed={text.failed || Boolean(problem)}
        onChange={next => onChange(joinImage(next))}
      />
      <FieldNotes
        description={text.description}
        descriptionId={text.descriptionId}
      >
        {registries.error && (
          <Notice
            tone="error"
            title={t('form.image.registriesFailed', {
              message: errorMessageOf(registries.error),
            })}
          />
        )}
        {registries.value?.length === 0 && (
          <Notice tone="error" title={t('form.image.noRegistries')} />
        )}
        {!chosen && !formData && (
          <Notice tone="unknown" title={t('form.noCluster')} />
        )}
        {formData && (
          <div className={classes.result} role="status">
            {t('form.image.result')} <Code>{image}</Code>
          </div>
        )}
        {problem && !rawErrors?.includes(problem) && (
          <Notice tone="error" title={problem} />
        )}
        {other && cluster && !namesCluster(parts.repository, cluster) && (
          <Notice tone="warning" title={t('form.image.otherCluster')}>
            {t('form.image.otherClusterText', { other, cluster })}
          </Notice>
        )}
        {formData && !problem && tag && cluster && (
          <TagUseNotice
            use={tagUseOf(image, sources)}
            replace={replace}
            look={look}
            freeTag={nextFreeTag(
              tag,
              takenTags(parts.host, parts.repository, sources),
            )}
            onTake={free => onChange(joinImage({ ...parts, tag: free }))}
          />
        )}
      </FieldNotes>
    </fieldset>
  );
}

/** The field `SeedgenImagePicker`. */
export const imagePickerField = {
  name: 'SeedgenImagePicker',
  component: SeedgenImagePicker,
  validation: validateImage,
  schema: imagePickerSchema,
};
