import type {
  RemedyAction,
  RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import { installLifecycleAgent } from './installLifecycleAgent';
import { recreateSeedGenerator } from './recreateSeedGenerator';
import { removeFinishedPods } from './removeFinishedPods';
import { removeMachineConfig } from './removeMachineConfig';
import { replaceSeedSecret } from './replaceSeedSecret';
import { resumeMachineConfigPool } from './resumeMachineConfigPool';
import { restartLifecycleAgent } from './restartLifecycleAgent';
import type { Procedure } from './types';

const PROCEDURES: Record<RemedyAction, Procedure> = {
  'replace-seed-secret': replaceSeedSecret,
  'restart-lifecycle-agent': restartLifecycleAgent,
  'recreate-seed-generator': recreateSeedGenerator,
  'remove-machine-config': removeMachineConfig,
  'remove-finished-pods': removeFinishedPods,
  'resume-machine-config-pool': resumeMachineConfigPool,
  'install-lifecycle-agent': installLifecycleAgent,
};

/** How a remedy is carried out. */
export function procedureOf({ action }: RemedyCall): Procedure {
  return PROCEDURES[action];
}
