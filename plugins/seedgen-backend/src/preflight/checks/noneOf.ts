import type { ReadableKind } from '../../clusters/types';
import type { Check } from '../check';
import { fail, pass, someOf, unreadable } from '../outcomes';

/** A check that a kind has no objects, because Lifecycle Agent refuses a cluster that has some. */
export function noneOf(options: {
  id: string;
  title: string;
  kind: ReadableKind;
  reasonCode: string;
  /** Lifecycle Agent's own words. */
  rejection: string;
  remedy: string;
  /** Where Lifecycle Agent looks; in all namespaces if absent. */
  namespace?: string;
}): Check {
  const { id, title, kind, reasonCode, rejection, remedy, namespace } = options;
  const lookedAt = namespace ? `${kind}s in ${namespace}` : `${kind}s`;
  return {
    id,
    title,
    decides: 'some-looks',
    severity: 'blocks',
    kinds: ['generate'],
    async run({ cluster }) {
      const read = await cluster.list(kind, namespace);
      if (!read.ok) return unreadable(read.failure, lookedAt);
      const names = read.value.map(({ metadata }) =>
        metadata.namespace
          ? `${metadata.namespace}/${metadata.name}`
          : metadata.name,
      );
      if (names.length === 0)
        return pass('There is none.', {
          lookedAt,
          found: 'none',
          wanted: 'none',
        });
      return fail({
        lookedAt,
        found: someOf(names),
        wanted: 'none',
        reasonCode,
        message: rejection,
        remedy,
      });
    },
  };
}
