import type { ImageLocation } from '@seedgen/backstage-plugin-seedgen-common';
import { placeTone } from '../../model';
import { useTranslation } from '../../translation';
import { Age, StatusLabel, Subtle } from '../shared';

/** Where an image is, a line or two for each tag. */
export function ImagePlaces(props: { locations: readonly ImageLocation[] }) {
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
