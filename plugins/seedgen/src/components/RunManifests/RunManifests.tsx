import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type ManifestPreview,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRunManifests } from '../../hooks';
import { isActive } from '../../model';
import { useTranslation } from '../../translation';
import { Code, CopyButton, Empty, Placeholder, RequestError } from '../shared';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(1.5),
  },
  yaml: {
    ...theme.typography.caption,
    fontFamily: 'monospace',
    background: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1),
    margin: 0,
    maxHeight: 360,
    overflow: 'auto',
    whiteSpace: 'pre',
  },
}));

/** The manifests of a run, as they are applied but for the secrets in them. */
export function RunManifests(props: { run: Run }) {
  const { run } = props;
  const { t } = useTranslation();
  const { value, error, refresh } = useRunManifests(run.id);
  if (!value) {
    return error ? (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        onRetry={refresh}
      />
    ) : (
      <Placeholder rows={[16, 120]} />
    );
  }
  if (value.items.length === 0) {
    return (
      <Empty
        title={t('manifests.empty')}
        text={
          isActive(run) ? t('manifests.emptyText') : t('manifests.emptyPast')
        }
      />
    );
  }
  return (
    <>
      {value.items.map(manifest => (
        <Manifest key={manifest.name} manifest={manifest} />
      ))}
    </>
  );
}

function Manifest(props: { manifest: ManifestPreview }) {
  const { name, yaml } = props.manifest;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <section aria-label={name}>
      <div className={classes.head}>
        <Typography variant="body2" component="h4">
          <Code>{name}</Code>
        </Typography>
        <CopyButton text={yaml} label={t('manifests.copy', { name })} />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre className={classes.yaml} tabIndex={0} aria-label={name}>
        {yaml}
      </pre>
    </section>
  );
}
