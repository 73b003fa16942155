import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import { useDocsLink } from '../../hooks';
import { useTranslation } from '../../translation';
import { CopyButton, Panel } from '../shared';

const CLUSTERS = `seedgen:
  clusters:
    - name: sno1
      server: https://api.sno1.example:6443
      caFile: /etc/seedgen/ca.crt
      credentials:
        - name: portal
          tokenFile: /etc/seedgen/token`;

// Goes on where the clusters end: a second `seedgen:` would make one file of both invalid.
const REGISTRIES = `  registries:
    - name: edge
      host: registry.example
      username: seedgen
      password: \${SEEDGEN_REGISTRY_PASSWORD}
      repositories: ['seeds/*']`;

const ANNOTATION = `metadata:
  annotations:
    ${SEEDGEN_CLUSTER_ANNOTATION}: sno1`;

const useStyles = makeStyles(theme => ({
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(3),
    margin: theme.spacing(2, 0),
    paddingLeft: theme.spacing(2.5),
  },
  title: { fontWeight: 700 },
  code: {
    position: 'relative',
    margin: theme.spacing(1, 0, 0),
    background: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    '& pre': {
      margin: 0,
      padding: theme.spacing(1.5),
      // Where a line of YAML breaks is part of what it says.
      overflowX: 'auto',
      fontSize: '0.75rem',
    },
  },
  copy: { position: 'absolute', top: 4, right: 4 },
}));

/** What to do first in a portal that knows no cluster. */
export function FirstUse() {
  const classes = useStyles();
  const { t } = useTranslation();
  const guide = useDocsLink();
  return (
    <Panel>
      <Typography variant="h5" component="h2">
        {t('fleet.first.title')}
      </Typography>
      <Typography variant="body1">{t('fleet.first.text')}</Typography>
      <ol className={classes.steps}>
        <Step title={t('fleet.first.step1')} code={CLUSTERS}>
          {t('fleet.first.step1Text')}
        </Step>
        <Step title={t('fleet.first.step2')} code={REGISTRIES}>
          {t('fleet.first.step2Text')}
        </Step>
        <Step title={t('fleet.first.step3')} code={ANNOTATION}>
          {t('fleet.first.step3Text')}
        </Step>
      </ol>
      {guide && <Link to={guide}>{t('fleet.first.guide')}</Link>}
    </Panel>
  );
}

function Step(props: { title: string; code: string; children: ReactNode }) {
  const { title, code, children } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <li>
      <Typography variant="body1" className={classes.title}>
        {title}
      </Typography>
      <Typography variant="body2">{children}</Typography>
      <div className={classes.code}>
        {/* Scrolls sideways on a phone, and so by keyboard too. */}
        <Box component="pre" tabIndex={0}>
          {code}
        </Box>
        <span className={classes.copy}>
          <CopyButton text={code} label={t('common.copy')} />
        </span>
      </div>
    </li>
  );
}
