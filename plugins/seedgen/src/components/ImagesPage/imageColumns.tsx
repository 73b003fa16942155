import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { SeedImage } from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterEntities, useSeedImageTabLink } from '../../hooks';
import { imageRouteRef, runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { Age, Digest, ImageName, Person, Subtle, type Column } from '../shared';
import { ImagePlaces } from './ImagePlaces';

/** Columns of the table of images; the first one leads to the image. */
export function useImageColumns(): Column<SeedImage>[] {
  const { t, format } = useTranslation();
  const entities = useClusterEntities();
  const tabLink = useSeedImageTabLink();
  const runRoute = useRouteRef(runRouteRef);
  const imageRoute = useRouteRef(imageRouteRef);
  return [
    {
      title: t('images.column.image'),
      wide: true,
      render: ({ image, digest }) => (
        <div>
          <Link to={imageRoute({ digest })}>
            <ImageName image={image} />
          </Link>
          <div>
            <Digest digest={digest} />
          </div>
        </div>
      ),
    },
    {
      title: t('images.column.version'),
      narrow: true,
      render: ({ version, architecture, seedFormatVersion }) => (
        <div>
          {version ?? t('common.unknown')} {architecture}
          <Subtle>
            {seedFormatVersion
              ? t('images.format', { version: seedFormatVersion })
              : t('images.formatUnknown')}
          </Subtle>
        </div>
      ),
    },
    {
      title: t('images.column.source'),
      narrow: true,
      render: ({ cluster, runId }) => {
        const entity = entities.get(cluster);
        return (
          <div>
            {entity ? <Link to={tabLink(entity)}>{cluster}</Link> : cluster}
            <Subtle>
              <Link to={runRoute({ id: runId })} title={runId}>
                {t('images.run')} {runId.slice(0, 8)}
              </Link>
            </Subtle>
          </div>
        );
      },
    },
    {
      title: t('images.column.by'),
      narrow: true,
      render: ({ requestedBy }) => <Person reference={requestedBy} />,
    },
    {
      title: t('images.column.proven'),
      narrow: true,
      render: ({ verifiedAt }) => <Age at={verifiedAt} />,
    },
    {
      title: t('images.column.size'),
      narrow: true,
      render: ({ sizeBytes }) => format.bytes(sizeBytes),
    },
    {
      title: t('images.column.where'),
      narrow: true,
      render: ({ locations }) => <ImagePlaces locations={locations} />,
    },
  ];
}
