import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Diagnosis } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { RemedyScope } from '../Remedies';
import { DiagnosisItem } from './DiagnosisItem';

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
