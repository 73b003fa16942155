import { Fragment } from 'react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { OddClusterEntity } from '@seedgen/backstage-plugin-seedgen-common';
import { useOddEntities } from '../../hooks';
import { useTranslation, type Translate } from '../../translation';
import { Notice } from '../shared';

const MOST_SHOWN = 10;

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    // Within a sentence colour alone does not make a link (WCAG 1.4.1).
    '& a': { textDecoration: 'underline' },
  },
}));

/** Entities that claim a cluster and should not, or not alone. Nothing while there are none. */
export function OddEntities(props: {
  /** How many clusters the person may see. */
  clusters: number;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const odd = useOddEntities(props.clusters);
  if (odd.length === 0) return null;
  const shown = odd.slice(0, MOST_SHOWN);
  return (
    <div className={classes.root}>
      <Notice
        tone="warning"
        title={t('fleet.odd.title', { count: odd.length })}
      >
        <ul className={classes.list}>
          {shown.map(each => (
            <li key={refsOf(each).join(' ')}>
              {refsOf(each).map((ref, index) => (
                <Fragment key={ref}>
                  {index > 0 && ', '}
                  <EntityRefLink entityRef={ref} title={ref} hideIcon />
                </Fragment>
              ))}{' '}
              {describe(each, t)}
            </li>
          ))}
          {odd.length > shown.length && (
            <li>
              {t('fleet.odd.more', {
                number: String(odd.length - shown.length),
              })}
            </li>
          )}
        </ul>
      </Notice>
    </div>
  );
}

function refsOf(odd: OddClusterEntity): string[] {
  return odd.problem === 'SharedCluster' ? odd.refs : [odd.ref];
}

function describe(odd: OddClusterEntity, t: Translate): string {
  return odd.problem === 'SharedCluster'
    ? t('fleet.odd.SharedCluster', { cluster: odd.cluster })
    : t(`fleet.odd.${odd.problem}`, { annotation: odd.annotation });
}
