import { knownClusters } from '../../__testUtils__/knownClusters';
import { mockServices } from '@backstage/backend-test-utils';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { DatabaseAuditLog } from '../../audit';
import { DatabasePreflightReports } from '../../database';
import { KINDS } from '../kinds';
import { StoredRunService } from '../StoredRunService';
import { DatabaseRunStore } from '../store';
import { SEED_IMAGE } from './driveGenerate';
import { FakeWorld } from './FakeWorld';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

/** Everything that carrying out runs needs, over a database and a world of the test's. */
export function runBench(knex: Knex, options: { passMoments?: boolean } = {}) {
  const { passMoments = false } = options;
  const clock = new ManualClock();
  const world = new FakeWorld(clock);
  const audit = new DatabaseAuditLog({
    knex,
    clock,
    sink: async () => undefined,
  });
  const store = new DatabaseRunStore({ knex, audit, kinds: KINDS });
  const limits = DEFAULT_SETTINGS.limits;
  const changed: Run[] = [];
  const nudged: string[] = [];
  const service = new StoredRunService({
    kinds: KINDS,
    store,
    limits,
    clock,
    seeds: knownClusters('sno1', 'sno2'),
    refusePush: ({ registry }) =>
      registry === 'registry.example' ? undefined : `${registry} is unknown`,
    nudge: id => nudged.push(id),
    onRunChanged: run => changed.push(run),
    onClusterChanged: () => undefined,
  });
  const external: {
    open?: object;
    openOf(): Promise<object | undefined>;
  } = { openOf: async () => external.open };
  const dependencies = {
    kinds: KINDS,
    runs: service,
    external,
    clusters: world.clusters,
    registries: world.registries,
    preflight: world.preflight,
    planner: { plan: () => ({ outcome: 'none-needed' as const }) },
    reports: new DatabasePreflightReports(knex),
    artifacts: store,
    store,
    limits,
    clock: {
      now: () => clock.now(),
      // A moment that an effect waits passes at once; nobody else is there to let it pass.
      sleep: (milliseconds: number, signal?: AbortSignal) =>
        milliseconds <= 1000 && passMoments
          ? Promise.resolve()
          : clock.sleep(milliseconds, signal),
    },
    logger: mockServices.logger.mock(),
  };
  return {
    clock,
    world,
    audit,
    store,
    service,
    dependencies,
    changed,
    nudged,
    submit: (request: { idempotencyKey?: string; actor?: string } = {}) =>
      service.submit(
        {
          kind: 'generate',
          cluster: 'sno1',
          seedImage: SEED_IMAGE,
          confirmation: 'sno1',
        },
        {
          actor: { ref: request.actor ?? 'user:default/jane' },
          idempotencyKey: request.idempotencyKey,
        },
      ),
  };
}
