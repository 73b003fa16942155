import { imagerGuard } from '../guards';
import { reasons } from '../reasons';
import type { Look, RemedyDraft } from '../RemedyDraft';
import type { Confirmation, Procedure } from './types';

// What Operator Lifecycle Manager says of a moment before it has taken the request up.
const SETTLED_MS = 60_000;

/** Namespace, OperatorGroup and Subscription are applied, and followed to a ready operator. */
export const installLifecycleAgent: Procedure = {
  observes: () => ({ lifecycleAgent: true }),
  check: (_draft, look) => imagerGuard(look) ?? presence(look),
  next: draft =>
    draft.isDone('install-lifecycle-agent')
      ? 'done'
      : {
          effect: {
            type: 'install-lifecycle-agent',
            catalogSource: draft.call.catalogSource,
          },
        },
  confirm: draft => confirm(draft),
};

function presence({ cluster }: Look) {
  const agent = cluster.lifecycleAgent;
  if (!agent) return { waits: 'Deployment and versions of Lifecycle Agent' };
  const installed = agent.serviceVersions.find(
    ({ phase }) => phase === 'Succeeded',
  );
  return installed && agent.deployment === 'available'
    ? { needless: `${installed.name} is installed and runs already` }
    : undefined;
}

function confirm(draft: RemedyDraft): Confirmation {
  const { memory, run } = draft;
  const { installation } = memory;
  const effect = { type: 'read-installation' } as const;
  if (!installation) {
    return { waits: 'nothing was read of the installation yet', effect };
  }
  switch (installation.state) {
    case 'succeeded':
      return { done: `${installation.serviceVersion} is installed and runs` };
    case 'failed':
      return draft.since(run.phaseSince) >= SETTLED_MS
        ? { failed: reasons.installationFailed(installation.message) }
        : { waits: installation.message, effect };
    case 'needs-approval':
      return {
        waits: `${installation.message} Approve it: oc patch installplan ${installation.installPlan} -n openshift-lifecycle-agent --type merge -p '{"spec":{"approved":true}}'`,
        effect,
      };
    case 'waiting':
      return { waits: installation.message, effect };
    default:
      return { waits: 'the Subscription is not shown yet', effect };
  }
}
