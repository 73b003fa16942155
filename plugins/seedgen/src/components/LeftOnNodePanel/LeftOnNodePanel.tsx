import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LeftOnNode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { RemedyList } from '../DiagnosisPanel/RemedyList';
import { RemedyScope } from '../Remedies/RemedyScope';
import { Code, Moment, StatusLabel, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: theme.spacing(0, 2),
  },
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    '& > li': { marginBottom: theme.spacing(0.5) },
  },
  subtle: { color: subtleText(theme) },
}));

const TONE: Record<LeftOnNode['outcome'], Tone> = {
  nothing: 'ok',
  found: 'warning',
  'not-seen': 'unknown',
};

/** What a run has left on the node of its cluster, why it matters, and what to do about it. */
export function LeftOnNodePanel(props: {
  left: LeftOnNode;
  cluster: string;
  /** When the run was asked for; a remedy from before was for something else. */
  since: string;
}) {
  const { left, cluster, since } = props;
  const { outcome, summary, files, findings, remedies } = left;
  const classes = useStyles();
  const titleId = useId();
  const { t, format } = useTranslation();
  return (
    <section aria-labelledby={titleId}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3" id={titleId}>
          {t('leftOnNode.title')}
        </Typography>
        <StatusLabel tone={TONE[outcome]}>
          {t(`leftOnNode.outcome.${outcome}`)}
        </StatusLabel>
      </div>
      <Typography variant="body2" component="div" className={classes.root}>
        <div>
          {summary}{' '}
          <span className={classes.subtle}>
            {t('leftOnNode.lookedAt')} <Moment at={left.at} />
          </span>
        </div>
        {files.length > 0 && (
          <ul className={classes.list} aria-label={t('leftOnNode.files')}>
            {files.map(({ name, sizeBytes, modifiedAt, holds }) => (
              <li key={name}>
                <Code>{name}</Code>{' '}
                <span className={classes.subtle}>
                  {format.bytes(sizeBytes)}
                  {modifiedAt && (
                    <>
                      , <Moment at={modifiedAt} />
                    </>
                  )}
                </span>
                {holds && <>: {holds}</>}
              </li>
            ))}
          </ul>
        )}
        {findings.length > 0 && (
          <div>
            <strong>{t('leftOnNode.why')}</strong>
            <ul className={classes.list}>
              {findings.map(({ code, text }) => (
                <li key={code}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        {remedies.length > 0 && (
          <RemedyScope
            cluster={cluster}
            offeredSince={since}
            offers={remedies.some(({ call }) => call)}
          >
            <RemedyList remedies={remedies} />
          </RemedyScope>
        )}
      </Typography>
    </section>
  );
}
