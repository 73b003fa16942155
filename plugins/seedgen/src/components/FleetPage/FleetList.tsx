import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetPage } from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterEntities } from '../../hooks';
import { totalOf, withSort, type FleetView } from '../../model';
import { useTranslation } from '../../translation';
import { DataTable, Empty, Settling } from '../shared';
import { useFleetColumns } from './fleetColumns';

const useStyles = makeStyles(theme => ({
  count: { marginBottom: theme.spacing(1) },
}));

/** The clusters that match, or that none does. */
export function FleetList(props: {
  page: FleetPage;
  view: FleetView;
  /** Whether the rows are still those of what was asked for before. */
  settling: boolean;
  onChange: (view: FleetView) => void;
  onClear: () => void;
}) {
  const { page, view, settling, onChange, onClear } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const entities = useClusterEntities();
  const columns = useFleetColumns({
    view,
    entities,
    onSort: sort => onChange(withSort(view, sort)),
  });
  const all = totalOf(page.counts);
  return (
    <Settling settling={settling}>
      <Typography
        variant="body2"
        color="textSecondary"
        role="status"
        className={classes.count}
      >
        {page.total === all
          ? t('fleet.count', { count: all })
          : t('fleet.found', { found: String(page.total), total: String(all) })}
      </Typography>
      {page.items.length === 0 ? (
        <Empty
          title={t('fleet.noMatch')}
          text={t('fleet.noMatchText', { total: String(all) })}
        >
          <Button variant="outlined" color="primary" onClick={onClear}>
            {t('fleet.clearFilters')}
          </Button>
        </Empty>
      ) : (
        <DataTable
          label={t('fleet.title')}
          columns={columns}
          rows={page.items}
          keyOf={({ name }) => name}
        />
      )}
    </Settling>
  );
}
