import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { RegistrySummary } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../../translation';
import { patternText } from './imageProblem';
import { pastedImage, splitImage, type ImageParts } from './parts';
import type { ImageProposal } from './proposal';

const useStyles = makeStyles(theme => ({
  inputs: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(160px, 2fr) minmax(200px, 3fr) minmax(160px, 2fr)',
    gap: theme.spacing(0, 2),
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

/** Registry, repository and tag of a reference, side by side. */
export function ImageInputs(props: {
  id: string;
  parts: ImageParts;
  proposal: ImageProposal;
  registries: readonly RegistrySummary[] | undefined;
  clusterKnown: boolean;
  disabled?: boolean;
  failed: boolean;
  onChange: (parts: ImageParts) => void;
}) {
  const { id, parts, proposal, registries = [], disabled, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const registry = registries.find(({ host }) => host === parts.host);
  const proposed = proposal.image && splitImage(proposal.image);
  const isProposal =
    !proposed ||
    (proposed.host === parts.host &&
      proposed.repository === parts.repository &&
      (parts.tag === '' || proposed.tag === parts.tag));
  const known =
    parts.tag === proposal.tag
      ? t('form.image.tagIsProposal')
      : t('form.image.tagHint', { tag: proposal.tag ?? '' });
  const tagHint = proposal.tag
    ? known
    : t(
        props.clusterKnown
          ? 'form.image.tagUnknown'
          : 'form.image.tagLeftEmpty',
      );
  const common = {
    fullWidth: true,
    margin: 'dense' as const,
    disabled,
    InputLabelProps: { shrink: true },
  };
  return (
    <div className={classes.inputs}>
      <TextField
        {...common}
        id={`${id}__registry`}
        select
        SelectProps={{ native: true }}
        label={t('form.image.registry')}
        value={parts.host}
        onChange={event => onChange({ ...parts, host: event.target.value })}
        helperText={registry?.host}
      >
        {!registry && (
          <option value={parts.host}>
            {parts.host
              ? t('form.image.registryNotListed', { host: parts.host })
              : t('form.image.noRegistry')}
          </option>
        )}
        {registries.map(({ name, host }) => (
          <option key={host} value={host}>
            {name}
          </option>
        ))}
      </TextField>
      <TextField
        {...common}
        id={`${id}__repository`}
        label={t('form.image.repository')}
        value={parts.repository}
        error={props.failed}
        inputProps={{ spellCheck: false }}
        // What is allowed is no error, and not written as one.
        FormHelperTextProps={{ error: false }}
        onChange={event => {
          const text = event.target.value.trim();
          const pasted = pastedImage(
            text,
            registries.map(({ host }) => host),
          );
          onChange(pasted ?? { ...parts, repository: text });
        }}
        helperText={
          registry &&
          t('form.image.patterns', {
            patterns: patternText(registry.repositories),
          })
        }
      />
      <div>
        <TextField
          {...common}
          id={`${id}__tag`}
          label={t('form.image.tag')}
          value={parts.tag}
          placeholder={proposal.tag}
          inputProps={{ spellCheck: false }}
          onChange={event =>
            onChange({ ...parts, tag: event.target.value.trim() })
          }
          helperText={tagHint}
        />
      </div>
      {!isProposal && proposed && (
        <div>
          <Button
            size="small"
            color="primary"
            disabled={disabled}
            onClick={() => onChange(proposed)}
          >
            {t('form.image.propose')}
          </Button>
        </div>
      )}
    </div>
  );
}
