import type { TagState as State } from '@seedgen/backstage-plugin-seedgen-common';
import { placeTone } from '../../model/imagePlaces';
import { useTranslation } from '../../translation';
import { StatusLabel } from './StatusLabel';

/** That the tag which an image is named with does not show it any more; nothing while it does, or nobody knows. */
export function TagState(props: { state: State | undefined }) {
  const { state } = props;
  const { t } = useTranslation();
  if (state !== 'moved' && state !== 'absent') return null;
  return (
    <div title={t('image.tagText')}>
      <StatusLabel tone={placeTone(state)} wrap>
        {t(`images.location.${state}`)}
      </StatusLabel>
    </div>
  );
}
