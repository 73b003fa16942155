import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type StorageLayout,
  type StoragePlan,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useStoragePlan } from '../../hooks';
import { diskAfter } from '../../model';
import { useTranslation } from '../../translation';
import { DiskBar } from '../DiskMap/DiskMap';
import { Placeholder, RequestError, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  subtle: { color: subtleText(theme) },
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
  summary: { cursor: 'pointer', marginTop: theme.spacing(1) },
}));

/** What the recommended plan would make of the disks, and what that costs. */
export function PlannedStorage(props: {
  cluster: string;
  layout: StorageLayout;
}) {
  const { cluster, layout } = props;
  const { t } = useTranslation();
  const { value: plan, error, refresh } = useStoragePlan(cluster);
  if (plan) {
    return (
      <section aria-label={t('storage.planned')}>
        <Plan plan={plan} layout={layout} />
      </section>
    );
  }
  return error ? (
    <RequestError
      error={error}
      permission={seedgenClusterReadPermission.name}
      onRetry={refresh}
    />
  ) : (
    <Placeholder rows={[16, 28, 16]} />
  );
}

function Plan(props: { plan: StoragePlan; layout: StorageLayout }) {
  const { plan, layout } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const option = plan.options.find(
    ({ strategy, feasible }) => feasible && strategy === plan.recommended,
  );
  const after = option && diskAfter(layout, option);
  const title = option
    ? t('storage.after', { strategy: t(`storage.strategy.${option.strategy}`) })
    : t('storage.noPlan');
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      {after && <DiskBar disk={after} planned />}
      {option ? (
        <Typography variant="body2" component="details">
          <summary className={classes.summary}>
            {t('storage.consequences')}
          </summary>
          <ul className={classes.list}>
            {option.consequences.map(consequence => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        </Typography>
      ) : (
        <Typography
          variant="body2"
          component="ul"
          className={`${classes.list} ${classes.subtle}`}
        >
          {plan.options.flatMap(({ strategy, reasons }) =>
            reasons.map(reason => (
              <li key={`${strategy} ${reason}`}>
                {t(`storage.strategy.${strategy}`)}: {reason}
              </li>
            )),
          )}
        </Typography>
      )}
    </>
  );
}
