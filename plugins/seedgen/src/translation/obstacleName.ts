import type { ReadinessCheck } from '@seedgen/backstage-plugin-seedgen-common';
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
