import type {
  ImageLocation,
  SeedImage,
} from '@seedgen/backstage-plugin-seedgen-common';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClusterEntities, useSeedImageTabLink } from '../../hooks';
import { placeTone } from '../../model';
import { imageRouteRef, runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import {
  Age,
  StatusLabel,
  Subtle,
  Digest,
  ImageName,
  Person,
  type Column,
} from '../shared';

/** Where an image is, a line or two for each tag. */
function ImagePlaces(props: { locations: readonly ImageLocation[] }) {
  const { t } = useTranslation();
  return (
    <div>
      {props.locations.map(({ image, registry, state, ...seen }) => (
        <div key={image} title={image}>
          <StatusLabel tone={placeTone(state)}>
            {t(`images.location.${state}`)}
          </StatusLabel>
          <Subtle>
            <div>{registry}</div>
            {seen.lastSeenAt ? (
              <>
                {t('images.lastSeen')} <Age at={seen.lastSeenAt} />
              </>
            ) : (
              t('images.neverSeen')
            )}
          </Subtle>
        </div>
      ))}
    </div>
  );
}

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
