import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { SeedImage } from '@seedgen/backstage-plugin-seedgen-common';
import type { ImagesView } from '../../model';
import { clustersRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { DataTable, Empty, Settling } from '../shared';
import { useImageColumns } from './imageColumns';

/** The images that match, or why there is none and what to do first. */
export function ImageList(props: {
  images: readonly SeedImage[];
  view: ImagesView;
  settling: boolean;
  onClear: () => void;
}) {
  const { images, view, settling, onClear } = props;
  const { t } = useTranslation();
  const columns = useImageColumns();
  const fleetRoute = useRouteRef(clustersRouteRef);
  if (images.length > 0) {
    return (
      <Settling settling={settling}>
        <DataTable
          label={t('images.title')}
          columns={columns}
          rows={images}
          keyOf={({ digest }) => digest}
        />
      </Settling>
    );
  }
  if (Object.keys(view).length > 0) {
    return (
      <Settling settling={settling}>
        <Empty title={t('images.noMatch')} text={t('images.noMatchText')}>
          <Button variant="outlined" color="primary" onClick={onClear}>
            {t('images.clearFilters')}
          </Button>
        </Empty>
      </Settling>
    );
  }
  return (
    <Empty title={t('images.empty')} text={t('images.emptyText')}>
      <LinkButton
        variant="outlined"
        color="primary"
        to={`${fleetRoute()}?state=ready`}
      >
        {t('images.toFleet')}
      </LinkButton>
    </Empty>
  );
}
