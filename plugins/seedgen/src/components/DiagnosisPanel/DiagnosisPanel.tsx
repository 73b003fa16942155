import { useId } from 'react';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Certainty,
  Diagnosis,
} from '@seedgen/backstage-plugin-seedgen-common';
import { safeLink } from '../../format';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { RemedyScope } from '../Remedies/RemedyScope';
import { Code, StatusLabel, Timed, TimeOfDay, subtleText } from '../shared';
import { RemedyList } from './RemedyList';

const useDiagnosisItemStyles = makeStyles(theme => ({
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
    gap: theme.spacing(0, 2),
  },
  cause: { fontWeight: 700, fontSize: 'inherit' },
  evidence: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
  },
  subtle: { color: subtleText(theme) },
}));

const TONE: Record<Certainty, Tone> = {
  certain: 'error',
  likely: 'warning',
  possible: 'unknown',
};

/** A cause: how sure it is, what speaks for it, and what to do. */
function DiagnosisItem(props: { diagnosis: Diagnosis }) {
  const { cause, certainty, explanation, evidence, remedies } = props.diagnosis;
  const classes = useDiagnosisItemStyles();
  const { t } = useTranslation();
  const link = safeLink(props.diagnosis.documentationUrl);
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <div className={classes.head}>
        <Typography variant="body2" component="h4" className={classes.cause}>
          {cause}
        </Typography>
        <StatusLabel tone={TONE[certainty]}>
          {t(`diagnosis.certainty.${certainty}`)}
        </StatusLabel>
      </div>
      <div>
        <Timed text={explanation} />
      </div>
      <div>
        <strong>{t('diagnosis.why')}</strong>
        <ul className={classes.evidence}>
          {evidence.map(({ source, text, at }) => (
            <li key={`${source} ${text}`}>
              <span className={classes.subtle}>
                {t(`diagnosis.source.${source}`)}
                {at && (
                  <>
                    , <TimeOfDay at={at} />
                  </>
                )}
                :
              </span>{' '}
              <Code>{text}</Code>
            </li>
          ))}
        </ul>
      </div>
      <RemedyList remedies={remedies} />
      {link && <Link to={link}>{t('common.learnMore')}</Link>}
    </Typography>
  );
}

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

/** The causes of a problem on a cluster, the surest first, and what helps against each. */
export function DiagnosisPanel(props: {
  diagnoses: Diagnosis[];
  cluster: string;
  /** When that began which is diagnosed; a remedy from before was for something else. */
  since: string;
}) {
  const { diagnoses, cluster, since } = props;
  const classes = useStyles();
  const titleId = useId();
  const { t } = useTranslation();
  if (diagnoses.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <Typography variant="h6" component="h3" id={titleId}>
        {t('diagnosis.title')}
      </Typography>
      <RemedyScope
        cluster={cluster}
        offeredSince={since}
        offers={diagnoses.some(({ remedies }) =>
          remedies.some(({ call }) => call),
        )}
      >
        <ul className={classes.list}>
          {diagnoses.map(diagnosis => (
            <li key={diagnosis.ruleId} className={classes.item}>
              <DiagnosisItem diagnosis={diagnosis} />
            </li>
          ))}
        </ul>
      </RemedyScope>
    </section>
  );
}
