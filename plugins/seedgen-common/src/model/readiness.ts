import { z } from 'zod';
import { checkResultSchema } from './preflight';
import { timestampSchema } from './time';

/**
 * What a check that decides readiness said last, and when.
 *
 * - `look`: asked at each look at the cluster, or every few minutes.
 * - `preflight`: needs more than a look does; what the last preflight that somebody asked for said.
 * - `run`: likewise, of the preflight that a run began with.
 *
 * @public
 */
export const readinessCheckSchema = checkResultSchema
  .pick({ id: true, title: true, severity: true, status: true })
  .extend({
    reasonCode: z.string().optional(),
    /** Absent where all is well. */
    message: z.string().optional(),
    remedy: z.string().optional(),
    source: z.enum(['look', 'preflight', 'run']),
    /** When that was seen. */
    asOf: timestampSchema,
  });

/** {@inheritDoc readinessCheckSchema} @public */
export type ReadinessCheck = z.infer<typeof readinessCheckSchema>;

/**
 * Whether a cluster could become a seed, by the checks that decide it.
 *
 * - `not-ready`: at least one fails, whatever else could not be seen.
 * - `unknown`: none fails, and at least one that a look asks for could not be seen.
 * - `ready`: nothing speaks against it.
 *
 * @public
 */
export const seedReadinessSchema = z.object({
  status: z.enum(['ready', 'not-ready', 'unknown']),
  /** Those with an answer, in the order of preflight. */
  checks: z.array(readinessCheckSchema),
  /** Those that only a preflight makes, and that none has made yet; they make nothing unknown. */
  inPreflight: z.array(checkResultSchema.pick({ id: true, title: true })),
});

/** {@inheritDoc seedReadinessSchema} @public */
export type SeedReadiness = z.infer<typeof seedReadinessSchema>;

/**
 * What decides between the three states: a check that fails and blocks, else one that blocks and is
 * unknown.
 *
 * @public
 */
export function readinessStatusOf(
  checks: readonly Pick<ReadinessCheck, 'severity' | 'status'>[],
): SeedReadiness['status'] {
  const some = (status: ReadinessCheck['status']) =>
    checks.some(
      check => check.severity === 'blocks' && check.status === status,
    );
  if (some('fail')) return 'not-ready';
  return some('unknown') ? 'unknown' : 'ready';
}

/** The checks that keep a cluster from being ready, those that fail first. @public */
export function obstaclesOf(
  readiness: SeedReadiness | undefined,
): ReadinessCheck[] {
  const blocking = readiness?.checks.filter(
    ({ severity }) => severity === 'blocks',
  );
  const of = (status: ReadinessCheck['status']) =>
    blocking?.filter(check => check.status === status) ?? [];
  return [...of('fail'), ...of('unknown')];
}
