import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import type { SeedImagePage } from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterEntities, useSearchText } from '../../hooks';
import type { ImagesView } from '../../model';
import { useTranslation } from '../../translation';
import { FilterChoice, useFilterStyles } from '../FilterChoice/FilterChoice';

/** Search and filters of the images; each change is a new address. */
export function ImageFilters(props: {
  view: ImagesView;
  page: Pick<SeedImagePage, 'versions' | 'registries'>;
  onChange: (view: ImagesView, options?: { replace: boolean }) => void;
}) {
  const { view, page, onChange } = props;
  const classes = useFilterStyles();
  const { t } = useTranslation();
  const clusters = [...useClusterEntities().keys()].sort((one, other) =>
    one.localeCompare(other),
  );
  const { text, setText, applyNow } = useSearchText(view.q ?? '', q =>
    // Going back leads to what was there before the search, not through its letters.
    onChange({ ...view, q }, { replace: view.q !== undefined }),
  );
  const choice = (field: 'cluster' | 'version' | 'registry') => ({
    id: `seedgen-images-${field}`,
    className: classes.choice,
    label: t(`images.${field}`),
    chosen: [view[field] ?? ''].filter(Boolean),
    onChange: ([value]: string[]) => onChange({ ...view, [field]: value }),
  });
  return (
    <form
      className={classes.root}
      role="search"
      aria-label={t('images.filtersLabel')}
      onSubmit={event => {
        event.preventDefault();
        applyNow();
      }}
    >
      <TextField
        id="seedgen-images-search"
        className={classes.search}
        size="small"
        variant="outlined"
        type="search"
        label={t('images.search')}
        value={text}
        inputProps={{ maxLength: 200 }}
        onChange={event => setText(event.target.value)}
      />
      <FilterChoice {...choice('cluster')} values={clusters} />
      <FilterChoice {...choice('version')} values={page.versions} />
      <FilterChoice {...choice('registry')} values={page.registries} />
      {Object.keys(view).length > 0 && (
        <Button size="small" onClick={() => onChange({})}>
          {t('images.clearFilters')}
        </Button>
      )}
    </form>
  );
}
