import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Status 5xx and 429. */
export const registryFailed: Rule = {
  id: 'registry-failed',
  cause: 'The registry failed by itself',
  explanation:
    'It, or a proxy before it, answered with a status from 500 on, or takes no more requests for now (429). Podman tries some times and gives up.',
  match: bySigns({ codes: ['RegistryFailed', 'RegistryRateLimited'] }),
  remedies: subject => [
    command(
      'See whether it works now',
      'An answer of 200 or 401 means that it does.',
      onNode(
        subject,
        `curl --insecure --silent --show-error --output /dev/null --max-time 10 --write-out '%{http_code}\\n' ${quoted(
          `https://${subject.registry ?? 'REGISTRY'}/v2/`,
        )}`,
      ),
    ),
    person(
      'Read the log of the registry',
      'And of each proxy before it, for the time of the push: storage that is full or slow, a database that is away, a limit of requests for the account.',
    ),
    newRun,
  ],
};
