import { checkStatusSchema } from '@seedgen/backstage-plugin-seedgen-common';
import type {
  ClusterReader,
  PreflightCheck,
  PreflightCheckContext,
  RegistryReader,
} from '@seedgen/backstage-plugin-seedgen-node';
import { z } from 'zod';
import type { CallOptions } from '../clusters/types';
import type { RegistryConnection } from '../registries/types';
import type { Check, CheckContext, CheckOutcome } from './check';

const LONGEST_MS = 60_000;

// What a module says is stored and shown, hence short, and a link only to where a link may lead.
const text = z.string().max(2_000);
const outcomeSchema = z.object({
  status: checkStatusSchema,
  message: text.min(1),
  lookedAt: text.optional(),
  found: text.optional(),
  wanted: text.optional(),
  reasonCode: text.optional(),
  remedy: text.optional(),
  documentationUrl: text.regex(/^https?:\/\//).optional(),
});

/**
 * A check of a module as one of our own: it sees a narrow view that can only read, is not waited
 * for longer than a minute, and is `unknown` if what it gives is not an outcome.
 */
export function moduleCheck(check: PreflightCheck): Check {
  const { id, title, severity, kinds, timeLimitMs } = check;
  return {
    id,
    title,
    severity,
    kinds: [...kinds],
    ...(timeLimitMs === undefined
      ? {}
      : { timeLimitMs: Math.min(timeLimitMs, LONGEST_MS) }),
    async run(context) {
      const parsed = outcomeSchema.safeParse(await check.run(viewOf(context)));
      return parsed.success ? parsed.data : notAnOutcome(id);
    },
  };
}

function notAnOutcome(id: string): CheckOutcome {
  return {
    status: 'unknown',
    reasonCode: 'CheckOutcomeInvalid',
    message: `The check '${id}' of a module gave something that is not an outcome.`,
    remedy: 'Report it to whoever wrote the module.',
  };
}

/** Copies and closures, so that nothing leads back to a connection or to what other checks see. */
function viewOf(context: CheckContext): PreflightCheckContext {
  const { subject, reference, cluster, hub, registries, signal, now } = context;
  return {
    subject: { ...subject },
    ...(reference ? { reference: { ...reference } } : {}),
    cluster: clusterView(cluster),
    ...(hub ? { hub: clusterView(hub) } : {}),
    registries: {
      forReference: wanted => {
        const registry = registries.forReference(wanted);
        return registry && registryView(registry, { signal });
      },
    },
    signal,
    now: new Date(now),
  };
}

/** Answers are shared by all checks, hence copied. */
function clusterView(cluster: ClusterReader): ClusterReader {
  return {
    name: cluster.name,
    get: async (kind, name, namespace) =>
      structuredClone(await cluster.get(kind, name, namespace)),
    list: async (kind, namespace) =>
      structuredClone(await cluster.list(kind, namespace)),
  };
}

function registryView(
  registry: RegistryConnection,
  options: CallOptions,
): RegistryReader {
  return {
    name: registry.name,
    host: registry.host,
    resolveTag: (repository, tag) =>
      registry.resolveTag(repository, tag, options),
    readImage: (repository, digest) =>
      registry.readImage(repository, digest, options),
    listTags: repository => registry.listTags(repository, options),
  };
}
