import type {
  ReadinessCheck,
  Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { commonMessages } from './en/common';
import { phaseMessages } from './en/phases';
import type { Translate } from './useTranslation';

const KNOWN = [
  'lifecycle-agent-running',
  'storage-ready',
  'detached-from-hub',
  'no-hub-addons',
  'no-other-seed-generator',
  'machine-config-pools',
  'single-node',
  'release-supported',
  'no-persistent-volumes',
  'no-local-volumes',
  'no-lvm-clusters',
  'no-data-protection-applications',
] as const;

/** What speaks against a cluster, in a few words; of a check that is not known here, its title. */
export function obstacleName(
  check: Pick<ReadinessCheck, 'id' | 'title' | 'status' | 'reasonCode'>,
  t: Translate,
): string {
  const id = KNOWN.find(known => known === check.id);
  if (check.status !== 'fail') {
    return t('readiness.notSeen', { title: check.title });
  }
  if (check.reasonCode === 'LifecycleAgentNotInstalled') {
    return t('readiness.agentMissing');
  }
  return id
    ? t(`readiness.obstacle.${id}`)
    : t('readiness.failed', { title: check.title });
}

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
