import type { ImageLocation } from '@seedgen/backstage-plugin-seedgen-common';
import { useSeedImage } from '../../hooks';
import { useTranslation } from '../../translation';
import { Age, Notice } from '../shared';

/** That the tag which an image was pushed to does not show it any more; nothing while it does. */
export function TagNotice(props: { location: ImageLocation | undefined }) {
  const { location } = props;
  const { t } = useTranslation();
  if (location?.state !== 'moved' && location?.state !== 'absent') return null;
  const { image, state, checkedAt } = location;
  return (
    <Notice
      tone="warning"
      title={t(state === 'moved' ? 'image.tagMoved' : 'image.tagAbsent', {
        image,
      })}
    >
      <div>{t('image.tagText')}</div>
      <div>
        {t('image.tagSeen')} <Age at={checkedAt} />
      </div>
    </Notice>
  );
}

/** The same of the image of a run that has ended, whose tag is looked at when its page is visited. */
export function TagNoticeOf(props: { digest: string | undefined }) {
  const { value } = useSeedImage(props.digest);
  return <TagNotice location={value?.locations[0]} />;
}
