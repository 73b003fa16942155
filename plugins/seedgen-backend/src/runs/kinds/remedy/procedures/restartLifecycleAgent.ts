import { imagerGuard, restartGuard } from '../guards';
import { reasons } from '../reasons';
import type { Look, RemedyDraft } from '../RemedyDraft';
import type { Procedure, Verdict } from './types';

/** Lifecycle Agent's pod is deleted; its Deployment starts another. */
export const restartLifecycleAgent: Procedure = {
  observes: () => ({ lifecycleAgent: true }),
  check: (draft, look) =>
    imagerGuard(look) ?? agentGuard(look) ?? restartGuard(draft, look),
  next: (draft, look) => nextRestart(draft, look) ?? 'done',
  confirm: (draft, look) => {
    const waits = agentWaits(draft, look);
    return waits
      ? { waits }
      : { done: 'Lifecycle Agent was restarted; its new pod is ready' };
  },
};

/** There must be an agent, and it must be seen which pods it has. */
export function agentGuard({ cluster }: Look): Verdict {
  const agent = cluster.lifecycleAgent;
  if (!agent) return { waits: 'Deployment and pods of Lifecycle Agent' };
  return agent.deployment === 'absent'
    ? { refused: reasons.agentMissing() }
    : undefined;
}

/** The restart, unless it was had; its pods are remembered, so that the new one is known. */
export function nextRestart(draft: RemedyDraft, { cluster }: Look) {
  if (draft.isDone('restart-lifecycle-agent')) return undefined;
  draft.memory.podsBefore ??= cluster.lifecycleAgent?.pods.map(
    ({ uid }) => uid,
  );
  return {
    effect: {
      type: 'restart-lifecycle-agent',
      pods: draft.memory.podsBefore,
    } as const,
  };
}

/** What is still missing until the agent runs again; nothing once its new pod is ready. */
export function agentWaits(
  { memory }: RemedyDraft,
  { cluster }: Look,
): string | undefined {
  const agent = cluster.lifecycleAgent;
  if (!agent) return 'Lifecycle Agent could not be looked at';
  const fresh = agent.pods.filter(
    ({ uid }) => !memory.podsBefore?.includes(uid),
  );
  if (fresh.length === 0) return 'there is no new pod of Lifecycle Agent yet';
  return agent.deployment === 'available' && fresh.some(({ ready }) => ready)
    ? undefined
    : 'the new pod of Lifecycle Agent is not ready';
}
