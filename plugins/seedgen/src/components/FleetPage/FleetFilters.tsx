import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpIcon from '@material-ui/icons/ArrowUpward';
import {
  fleetSortSchema,
  type FleetPage,
  type FleetSort,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useSearchText } from '../../hooks';
import {
  isFiltered,
  withoutFilters,
  withSort,
  type FleetView,
} from '../../model';
import { useTranslation } from '../../translation';
import { FilterChoice, useFilterStyles } from '../FilterChoice/FilterChoice';
import { ownerName } from '../shared';

const useStyles = makeStyles({
  sort: { display: 'flex', alignItems: 'center', minWidth: 0 },
});

/** Search, filters and order of the clusters; each change is a new address. */
export function FleetFilters(props: {
  view: FleetView;
  page: Pick<FleetPage, 'versions' | 'owners'>;
  /** `replace` for a step that the browser's back button should not stop at. */
  onChange: (view: FleetView, options?: { replace: boolean }) => void;
}) {
  const { view, page, onChange } = props;
  const classes = useFilterStyles();
  const { t } = useTranslation();
  const { text, setText, applyNow } = useSearchText(view.q, q =>
    // Going back leads to what was there before the search, not through its letters.
    onChange({ ...view, q }, { replace: view.q !== '' }),
  );
  return (
    <form
      className={classes.root}
      role="search"
      aria-label={t('fleet.filtersLabel')}
      onSubmit={event => {
        event.preventDefault();
        applyNow();
      }}
    >
      <TextField
        id="seedgen-fleet-search"
        className={classes.search}
        size="small"
        variant="outlined"
        type="search"
        label={t('fleet.search')}
        value={text}
        inputProps={{ maxLength: 200 }}
        onChange={event => setText(event.target.value)}
      />
      <FilterChoice
        id="seedgen-fleet-version"
        className={classes.choice}
        label={t('fleet.version')}
        chosen={view.versions}
        values={page.versions}
        unknown={t('fleet.unknownVersion')}
        onChange={versions => onChange({ ...view, versions })}
      />
      <FilterChoice
        id="seedgen-fleet-owner"
        className={classes.choice}
        label={t('fleet.owner')}
        chosen={view.owners}
        values={page.owners}
        nameOf={ownerName}
        unknown={t('fleet.unknownOwner')}
        onChange={owners => onChange({ ...view, owners })}
      />
      <SortChoice view={view} onChange={onChange} />
      {isFiltered(view) && (
        <Button size="small" onClick={() => onChange(withoutFilters(view))}>
          {t('fleet.clearFilters')}
        </Button>
      )}
    </form>
  );
}

function SortChoice(props: {
  view: FleetView;
  onChange: (view: FleetView) => void;
}) {
  const { view, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const ascending = view.order === 'asc';
  const turn = `${t('fleet.turnOrder')} (${
    ascending ? t('fleet.ascending') : t('fleet.descending')
  })`;
  return (
    <span className={classes.sort}>
      <TextField
        id="seedgen-fleet-sort"
        select
        size="small"
        variant="outlined"
        label={t('fleet.sortBy')}
        value={view.sort}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        onChange={({ target }) => {
          const sort = target.value as FleetSort;
          if (sort !== view.sort) onChange(withSort(view, sort));
        }}
      >
        {fleetSortSchema.options.map(sort => (
          <option key={sort} value={sort}>
            {t(`fleet.sort.${sort}`)}
          </option>
        ))}
      </TextField>
      <Tooltip title={turn}>
        <IconButton
          size="small"
          aria-label={turn}
          onClick={() => onChange(withSort(view, view.sort))}
        >
          {ascending ? (
            <ArrowUpIcon fontSize="small" />
          ) : (
            <ArrowDownIcon fontSize="small" />
          )}
        </IconButton>
      </Tooltip>
    </span>
  );
}
