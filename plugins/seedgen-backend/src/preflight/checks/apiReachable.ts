import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Check } from '../check';
import { fail, pass, unreadable } from '../outcomes';

const LOOKED_AT = 'ClusterVersion version';

// Codes that come from the API server itself: it was reached, whatever it thinks of the question.
const ANSWERED: readonly AccessFailureCode[] = [
  'not-found',
  'conflict',
  'invalid',
  'gone',
];

/** The API server answers, and accepts the credential; one that may see nothing has not seen it well. */
export const apiReachable: Check = {
  id: 'api-reachable',
  title: 'API server is reachable',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  async run({ cluster, subject, history }) {
    const read = await cluster.get('ClusterVersion', 'version');
    if (read.ok || ANSWERED.includes(read.failure.code)) {
      return pass('The API server answers.', {
        lookedAt: LOOKED_AT,
        found: 'an answer',
        wanted: 'an answer',
      });
    }
    if (read.failure.code === 'forbidden') {
      return unreadable(read.failure, LOOKED_AT);
    }
    const external = await history.externalGeneration?.(subject.cluster);
    if (external) {
      return fail({
        lookedAt: LOOKED_AT,
        found: 'no answer',
        wanted: 'an answer',
        reasonCode: 'ExternalGenerationRunning',
        message: `The cluster does not answer, as is expected: a seed generation that was not asked for here is under way (${external.image}, first seen at ${external.firstSeenAt}).`,
        remedy: 'Nothing is to be repaired. Wait until it has ended.',
      });
    }
    const {
      reasonCode = 'Unreachable',
      message,
      remedy = '',
    } = unreadable(read.failure, LOOKED_AT);
    return fail({
      lookedAt: LOOKED_AT,
      found: 'no answer',
      wanted: 'an answer',
      reasonCode,
      message,
      remedy,
    });
  },
};
