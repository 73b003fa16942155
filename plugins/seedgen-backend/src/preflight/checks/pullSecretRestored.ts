import { SEED_GENERATOR_NAME } from '@seedgen/backstage-plugin-seedgen-common';
import {
  AGENT_FOLDER,
  judgeAgentFolder,
  readAgentFolder,
  readPullSecretState,
} from '../../clusters';
import type { Check, CheckContext } from '../check';
import { fail, pass, unreadable } from '../outcomes';

const LOOKED_AT =
  'whether /var/lib/kubelet/config.json on the node is the placeholder of Lifecycle Agent';
const WANTED = 'credentials of the cluster';

/**
 * The node has the pull secret of the cluster, not the placeholder that Lifecycle Agent puts in its
 * place while a seed is taken. Secrets are never read, neither from the API nor from the node: the
 * node is asked how many lines of the file are the placeholder, and says a number.
 */
export const pullSecretRestored: Check = {
  id: 'pull-secret-restored',
  title: 'Pull secret is not the one of an earlier generation',
  severity: 'blocks',
  kinds: ['generate'],
  timeLimitMs: 40_000,
  async run(context) {
    const { cluster } = context;
    const [state, stored] = await Promise.all([
      readPullSecretState(cluster, context),
      readAgentFolder(cluster, context),
    ]);
    if (!state.ok) return unreadable(state.failure, LOOKED_AT);
    if (state.value === 'own') {
      return pass('The pull secret is not the placeholder.', {
        lookedAt: LOOKED_AT,
        found: WANTED,
        wanted: WANTED,
      });
    }
    if (state.value === 'unreadable') {
      return {
        status: 'unknown',
        lookedAt: LOOKED_AT,
        wanted: WANTED,
        reasonCode: 'PullSecretNotSeen',
        message:
          'The node did not say whether its pull secret is the placeholder of Lifecycle Agent.',
        remedy:
          'See that /var/lib/kubelet/config.json is on the node; the machine config operator writes it.',
      };
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: 'the placeholder',
      wanted: WANTED,
      reasonCode: 'PullSecretSanitized',
      message: `Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)${await earlierText(
        context,
      )}`,
      remedy: `Put the pull secret of the cluster back, from ${
        stored.ok && judgeAgentFolder(stored.value).hasPullSecret
          ? `the copy that Lifecycle Agent stored on the node as ${AGENT_FOLDER}/pull-secret.json, if it is of the cluster, or from where it was installed`
          : 'where it was installed'
      }: oc set data secret/pull-secret -n openshift-config --from-file=.dockerconfigjson=FILE. Wait until the machine config pool is updated, and look again.`,
    });
  },
};

/** What else shows that an earlier generation ended in between; nothing if nothing does. */
async function earlierText({ cluster, history, subject }: CheckContext) {
  const [spent, generator] = await Promise.all([
    history.spent(subject.cluster),
    cluster.get('SeedGenerator', SEED_GENERATOR_NAME),
  ]);
  const signs = [
    ...(spent
      ? [
          `${
            spent.runId ? `run ${spent.runId}` : 'somebody past the portal'
          } has taken a seed of it`,
        ]
      : []),
    ...(generator.ok ? ['a SeedGenerator is there'] : []),
  ];
  return signs.length > 0 ? ` (${signs.join(', ')})` : '';
}
