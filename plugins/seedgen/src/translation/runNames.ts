import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { commonMessages } from './messages/common';
import { phaseMessages } from './messages/phases';
import type { Translate } from './useTranslation';

type PhaseName = keyof typeof phaseMessages.phase;
type KindName = keyof typeof commonMessages.kind;

/** A phase in words; one that this page does not know as its name has it, `InReview` as "In review". */
export function phaseName(t: Translate, phase: string): string {
  return Object.hasOwn(phaseMessages.phase, phase)
    ? t(`phase.${phase as PhaseName}`)
    : inWords(phase.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`));
}

/** What happens in a phase; nothing of one that this page does not know. */
export function phaseText(t: Translate, phase: string): string {
  return Object.hasOwn(phaseMessages.phaseText, phase)
    ? t(`phaseText.${phase as PhaseName}`)
    : '';
}

/** What runs of a kind do, in a few words; of one that this page does not know, its name. */
export function kindName(t: Translate, kind: string): string {
  return Object.hasOwn(commonMessages.kind, kind)
    ? t(`kind.${kind as KindName}`)
    : inWords(kind.replaceAll('-', ' '));
}

/** What a run does, in a few words; of a remedy, which one. */
export function runTitle(
  run: Pick<Run, 'kind' | 'remedy'>,
  t: Translate,
): string {
  return run.remedy
    ? t('remedy.runTitle', { title: t(`remedy.title.${run.remedy.action}`) })
    : kindName(t, run.kind);
}

function inWords(name: string): string {
  const words = name.trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
