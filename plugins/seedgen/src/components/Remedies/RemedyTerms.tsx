import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  REMEDIES,
  type RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { Facts } from '../shared';
import { Disruption } from './Disruption';
import { remedyFacts } from './remedyFacts';

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
