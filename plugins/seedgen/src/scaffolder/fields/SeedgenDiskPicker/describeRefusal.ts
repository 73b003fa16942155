import type { Formats } from '../../../format';
import type { Translate } from '../../../translation';
import type { DiskRefusal } from './diskChoices';

/** Why a disk cannot be used, as the end of a sentence. */
export function describeRefusal(
  refusal: DiskRefusal,
  t: Translate,
  format: Formats,
): string {
  switch (refusal.kind) {
    case 'partitions':
      return t('form.disk.why.partitions', { count: refusal.count });
    case 'filesystem':
      return t('form.disk.why.filesystem', { filesystem: refusal.filesystem });
    case 'mounted':
      return t('form.disk.why.mounted', { mountpoint: refusal.mountpoint });
    case 'too-small':
      return t('form.disk.why.too-small', {
        needed: format.bytes(refusal.neededBytes),
      });
    default:
      return t(`form.disk.why.${refusal.kind}`);
  }
}
