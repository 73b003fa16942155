import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import type { Translate } from './useTranslation';

/** What a run does, in a few words; of a remedy, which one. */
export function runTitle(
  run: Pick<Run, 'kind' | 'remedy'>,
  t: Translate,
): string {
  return run.remedy
    ? t('remedy.runTitle', { title: t(`remedy.title.${run.remedy.action}`) })
    : t(`kind.${run.kind}`);
}
