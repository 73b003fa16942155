import { useId } from 'react';
import {
  type RemedyCall,
  type RemedyDisruption,
  REMEDIES,
} from '@seedgen/backstage-plugin-seedgen-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import OutageIcon from '@material-ui/icons/CloudOff';
import NoneIcon from '@material-ui/icons/CheckCircleOutline';
import RebootIcon from '@material-ui/icons/PowerSettingsNew';
import RestartIcon from '@material-ui/icons/Replay';
import type { Tone } from '../../model';
import { type Translate, useTranslation } from '../../translation';
import { RunLink } from '../RunView/RunLink';
import { Code, type Fact, Tinted, subtleText, Facts } from '../shared';

/** What a remedy is applied to, as far as it names more than its cluster. */
export function remedyFacts(call: RemedyCall, t: Translate): Fact[] {
  const { runId, machineConfig, catalogSource, seedImage } = call;
  const code = (name: string, value: string | undefined): Fact[] =>
    value ? [{ name, value: <Code>{value}</Code> }] : [];
  return [
    ...(runId
      ? [{ name: t('remedy.forRun'), value: <RunLink id={runId} /> }]
      : []),
    ...code(t('remedy.machineConfig'), machineConfig),
    ...code(t('remedy.catalogSource'), catalogSource),
    ...code(t('remedy.seedImage'), seedImage).map(fact => ({
      ...fact,
      wide: true,
    })),
  ];
}

const LOOKS: Record<RemedyDisruption, { icon: typeof OutageIcon; tone: Tone }> =
  {
    none: { icon: NoneIcon, tone: 'ok' },
    restart: { icon: RestartIcon, tone: 'info' },
    rollout: { icon: RebootIcon, tone: 'warning' },
    outage: { icon: OutageIcon, tone: 'error' },
  };

const useDisruptionStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    alignItems: 'center',
  },
  text: { gridColumn: 2, color: subtleText(theme) },
}));

/** What the cluster goes through for a remedy, as an icon, a word and a sentence. */
function Disruption(props: { disruption: RemedyDisruption }) {
  const { disruption } = props;
  const classes = useDisruptionStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <Tinted {...LOOKS[disruption]} />
      <Typography variant="body2">
        <strong>
          {t('remedy.disruptionTitle')}: {t(`remedy.disruption.${disruption}`)}
        </strong>
      </Typography>
      <Typography variant="body2" className={classes.text}>
        {t(`remedy.disruptionText.${disruption}`)}
      </Typography>
    </div>
  );
}

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(3),
    '& > li + li': { marginTop: theme.spacing(0.5) },
  },
}));

/** What a person accepts with a remedy: what it is applied to, what it touches, what that disturbs. */
export function RemedyTerms(props: { call: RemedyCall; cluster: string }) {
  const { call, cluster } = props;
  const classes = useStyles();
  const titleId = useId();
  const { t } = useTranslation();
  const sentences = t(`remedy.touches.${call.action}`).split('\n');
  return (
    <>
      <Facts
        facts={[
          { name: t('remedy.cluster'), value: cluster },
          ...remedyFacts(call, t),
        ]}
      />
      <Disruption disruption={REMEDIES[call.action].disruption} />
      <section aria-labelledby={titleId}>
        <Typography variant="subtitle2" component="h3" id={titleId}>
          {t('remedy.touchesTitle')}
        </Typography>
        <ul className={classes.list}>
          {sentences.map(sentence => (
            <Typography key={sentence} component="li" variant="body2">
              {sentence}
            </Typography>
          ))}
        </ul>
      </section>
    </>
  );
}
