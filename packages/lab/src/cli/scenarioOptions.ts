import { scenarioNames } from '../scenarios';
import { UsageError } from './UsageError';

const HUB = 'hub';

/**
 * Reads `NAME` or `NAME@CLUSTER`; without a cluster the first is meant that seeds are taken of.
 *
 * @throws UsageError with the names that there are
 */
export function readScenarios(
  flags: readonly string[],
  clusters: readonly string[],
): Array<{ name: string; cluster: string }> {
  const candidates = clusters.filter(each => each !== HUB);
  const found = flags.map(flag => {
    const [name, cluster = candidates[0]] = flag.split('@');
    if (!scenarioNames.includes(name)) {
      throw new UsageError(
        `--scenario: there is no "${name}"; there are ${scenarioNames.join(
          ', ',
        )}`,
      );
    }
    if (!candidates.includes(cluster)) {
      throw new UsageError(
        `--scenario: ${name} cannot be on "${
          cluster ?? ''
        }"; it can be on ${candidates.join(', ')}`,
      );
    }
    return { name, cluster };
  });
  const twice = found.find(
    (each, at) => found.findIndex(one => one.cluster === each.cluster) !== at,
  );
  if (twice) {
    throw new UsageError(
      `--scenario: ${twice.cluster} has two; a cluster has one at a time`,
    );
  }
  return found;
}
