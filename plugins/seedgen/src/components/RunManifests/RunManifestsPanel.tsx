import { useId, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type ManifestPreview,
  type Run,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import Button from '@material-ui/core/Button';
import { useRunManifests } from '../../hooks';
import { isActive } from '../../model';
import { useTranslation } from '../../translation';
import {
  Code,
  CopyButton,
  Empty,
  Placeholder,
  RequestError,
  Panel,
} from '../shared';

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
function RunManifests(props: { run: Run }) {
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

/** What a run puts on its cluster; read once somebody wants to see it. */
export function RunManifestsPanel(props: { run: RunDetails }) {
  const { run } = props;
  const contentId = useId();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const unused =
    !isActive(run) && !run.timeline.some(({ type }) => type === 'effect');
  return (
    <Panel
      title={t('manifests.title')}
      action={
        <Button
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={contentId}
          onClick={() => setOpen(!open)}
        >
          {open ? t('manifests.hide') : t('manifests.show')}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary">
        {unused ? t('manifests.textUnused') : t('manifests.text')}
      </Typography>
      <div id={contentId}>{open && <RunManifests run={run} />}</div>
    </Panel>
  );
}
