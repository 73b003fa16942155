import { detailsOf } from '../__testUtils__/detailsOf';
import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { DatabaseAuditLog } from '../../audit';
import type { Decision } from '../engine/types';
import { newRun } from '../engine/newRun';
import { DatabaseFleetRuns } from './DatabaseFleetRuns';
import { DatabaseRunStore } from './DatabaseRunStore';
import { KINDS } from '../kinds';

const databases = testDatabases();
const NOW = new Date('2026-11-22T10:00:00.000Z');
const LEASE_MS = 5000;

function request(cluster: string): RunRequest {
  return {
    kind: 'generate',
    cluster,
    seedImage: `registry.example/ocp/${cluster}:4.18.27-x86_64`,
    confirmation: cluster,
  };
}

describe.each(databases.ids)('DatabaseRunStore on %s', id => {
  let knex: Knex;
  let store: DatabaseRunStore;
  let audit: DatabaseAuditLog;

  beforeEach(async () => {
    knex = await databases.create(id);
    audit = new DatabaseAuditLog({
      knex,
      clock: new ManualClock(),
      sink: async () => undefined,
    });
    store = new DatabaseRunStore({ knex, audit, kinds: KINDS });
  });

  const insert = (
    runId: string,
    cluster = 'sno1',
    options: { idempotencyKey?: string; requestHash?: string } = {},
  ) =>
    store.insert({
      run: newRun(
        {
          id: runId,
          request: request(cluster),
          requestedBy: 'user:default/jane',
          now: NOW,
        },
        KINDS,
      ),
      requestHash: 'h',
      entries: [
        { at: NOW.toISOString(), type: 'phase', phase: 'Preflight', text: 'a' },
      ],
      audits: [
        {
          action: 'run.requested',
          outcome: 'accepted',
          actor: 'user:default/jane',
          cluster,
          runId,
        },
      ],
      ...options,
    });

  const ended = (decision: Pick<Decision, 'run'>): Decision => ({
    run: { ...decision.run, phase: 'Failed', finishedAt: NOW.toISOString() },
    entries: [
      { at: NOW.toISOString(), type: 'phase', phase: 'Failed', text: 'b' },
    ],
    audits: [
      {
        action: 'run.failed',
        outcome: 'failed',
        actor: 'user:default/jane',
        runId: decision.run.id,
      },
    ],
    effects: [],
  });

  it('stores a run with its timeline and its audit row', async () => {
    await insert('run-1');
    expect(await detailsOf(store, 'run-1')).toMatchObject({
      id: 'run-1',
      phase: 'Preflight',
      revision: 1,
      timeline: [{ sequence: 1, text: 'a' }],
    });
    expect((await audit.query({ runId: 'run-1' })).items).toHaveLength(1);
    expect(await store.activeOf('sno1')).toMatchObject({ id: 'run-1' });
  });

  it('lets one active run have a cluster, and names who has it', async () => {
    await insert('run-1');
    await expect(insert('run-2')).rejects.toThrow(
      /ClusterBusy: cluster sno1 .*run run-1, asked for by user:default\/jane/,
    );
    await insert('run-3', 'sno2');
    expect((await audit.query({})).items).toHaveLength(2);
    const first = (await store.find('run-1'))!;
    await store.transition({ id: 'run-1', ...first }, ended(first));
    await insert('run-4');
    expect(await store.activeOf('sno1')).toMatchObject({ id: 'run-4' });
  });

  it('makes one run of a hundred submits at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        insert(`run-${index}`, 'sno1', { idempotencyKey: 'key' }),
      ),
    );
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(results.map(({ stored }) => stored.run.id)).size).toBe(1);
    expect((await audit.query({ limit: 200 })).items).toHaveLength(1);
    await expect(
      insert('run-x', 'sno2', { idempotencyKey: 'key', requestHash: 'other' }),
    ).rejects.toThrow(/IdempotencyKeyReused/);
  });

  it('refuses a writer whose run was taken over, and one that missed a write', async () => {
    await insert('run-1');
    const one = (await store.claim('run-1', {
      owner: 'one',
      now: NOW,
      leaseMs: LEASE_MS,
    }))!;
    expect(one.epoch).toBe(1);
    const claimed = { owner: 'two', now: NOW, leaseMs: LEASE_MS };
    expect(await store.claim('run-1', claimed)).toBeUndefined();
    const later = new Date(NOW.getTime() + LEASE_MS);
    expect(await store.claimable(later)).toEqual(['run-1']);
    const two = (await store.claim('run-1', { ...claimed, now: later }))!;
    expect(two.epoch).toBe(2);

    expect(await store.transition({ id: 'run-1', ...one }, ended(one))).toEqual(
      { outcome: 'fenced' },
    );
    expect((await detailsOf(store, 'run-1')).timeline).toHaveLength(1);
    expect(
      await store.renew(
        'one',
        [{ id: 'run-1', epoch: 1 }],
        new Date(later.getTime() + LEASE_MS),
      ),
    ).toEqual(new Set());

    expect(
      await store.transition(
        { id: 'run-1', ...two },
        { ...ended(two), run: two.run },
      ),
    ).toEqual({ outcome: 'stored', revision: 2 });
    expect(await store.transition({ id: 'run-1', ...two }, ended(two))).toEqual(
      { outcome: 'stale' },
    );
  });

  it('is claimed by one of many', async () => {
    await insert('run-1');
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.claim('run-1', {
          owner: `owner-${index}`,
          now: NOW,
          leaseMs: LEASE_MS,
        }),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('gives a released run to the next at once, and an ended one to nobody', async () => {
    await insert('run-1');
    const options = { owner: 'one', now: NOW, leaseMs: LEASE_MS };
    const one = (await store.claim('run-1', options))!;
    await store.release('run-1', one.epoch);
    const two = (await store.claim('run-1', { ...options, owner: 'two' }))!;
    await store.transition({ id: 'run-1', ...two }, ended(two));
    await store.release('run-1', two.epoch);
    expect(await store.claimable(NOW)).toEqual([]);
  });

  it('rolls everything back when a part of a transition fails', async () => {
    await insert('run-1');
    const one = (await store.find('run-1'))!;
    await expect(
      store.transition(
        { id: 'run-1', ...one },
        {
          ...ended(one),
          audits: [
            { action: undefined as never, outcome: 'failed', actor: 'x' },
          ],
        },
      ),
    ).rejects.toThrow();
    expect(await detailsOf(store, 'run-1')).toMatchObject({
      phase: 'Preflight',
      revision: 1,
      timeline: [{ sequence: 1 }],
    });
    expect(await audit.verify()).toEqual({ rows: 1 });
  });

  it('lists by page and filter', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      await insert(`run-${number}`, `sno${number}`);
    }
    const first = await store.list({ limit: 2 });
    expect(first.items.map(run => run.id)).toEqual(['run-5', 'run-4']);
    const second = await store.list({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map(run => run.id)).toEqual(['run-3', 'run-2']);
    expect(
      (await store.list({ clusters: ['sno1', 'sno4'] })).items,
    ).toHaveLength(2);
    expect((await store.list({ clusters: [] })).items).toHaveLength(0);
    expect((await store.list({ active: false })).items).toHaveLength(0);
    expect((await store.list({ cluster: 'sno2' })).items).toHaveLength(1);
  });

  it('keeps what a log told of with its own time and source', async () => {
    await insert('run-1');
    const one = (await store.find('run-1'))!;
    const milestone = {
      at: NOW.toISOString(),
      type: 'milestone' as const,
      phase: 'Finalizing' as const,
      text: 'The image was pushed',
      source: 'imager' as const,
      occurredAt: '2026-11-22T09:55:00.000Z',
    };
    await store.transition(
      { id: 'run-1', ...one },
      { ...ended(one), entries: [milestone] },
    );
    const { timeline } = await detailsOf(store, 'run-1');
    expect(timeline).toEqual([
      {
        sequence: 1,
        at: NOW.toISOString(),
        type: 'phase',
        phase: 'Preflight',
        text: 'a',
      },
      { sequence: 2, ...milestone },
    ]);
  });

  it('keeps no text of whoever has lost the run', async () => {
    await insert('run-1');
    const claim = async (owner: string, now: Date) => {
      const { epoch } = (await store.claim('run-1', {
        owner,
        now,
        leaseMs: LEASE_MS,
      }))!;
      return { id: 'run-1', epoch };
    };
    const asleep = await claim('one', NOW);
    const after = new Date(NOW.getTime() + 2 * LEASE_MS);
    const awake = await claim('two', after);
    const save = (holder: typeof asleep, text: string) =>
      store.saveArtifact(holder, 'imager.log', text, after);
    expect(await save(awake, 'whole')).toBe(true);
    expect(await save(asleep, 'half')).toBe(false);
    expect(await save({ id: 'none', epoch: 0 }, 'x')).toBe(false);
    expect(await store.artifact('run-1', 'imager.log')).toMatchObject({
      content: 'whole',
    });
  });

  it('keeps seeds and texts, and knows what was spent', async () => {
    await insert('run-1');
    const one = (await store.find('run-1'))!;
    const seed = {
      runId: 'run-1',
      cluster: 'sno1',
      image: 'registry.example/ocp/sno1:4.18.27-x86_64',
      digest: `sha256:${'1'.repeat(64)}`,
      sizeBytes: 15_000_000_000,
      verifiedAt: NOW.toISOString(),
      requestedBy: 'user:default/jane',
    };
    await store.transition({ id: 'run-1', ...one }, { ...ended(one), seed });
    expect((await store.seeds({})).items).toEqual([seed]);
    expect((await detailsOf(store, 'run-1')).seed).toEqual(seed);

    const holder = { id: 'run-1', epoch: one.epoch };
    await store.saveArtifact(holder, 'imager.log', 'one', NOW);
    await store.saveArtifact(holder, 'imager.log', 'two', NOW);
    expect(await store.artifact('run-1', 'imager.log')).toMatchObject({
      content: 'two',
    });

    await insert('run-2', 'sno1');
    const fleet = new DatabaseFleetRuns(knex, KINDS);
    const summaries = await fleet.summaries(['sno1', 'sno2']);
    expect(summaries.get('sno1')).toMatchObject({
      activeRun: { id: 'run-2' },
      lastRun: { id: 'run-1' },
      lastSeed: seed,
      spent: { runId: 'run-1', since: NOW.toISOString() },
    });
    expect(summaries.get('sno2')).toBeUndefined();
    expect(summaries.get('sno1')?.lastSeed).not.toHaveProperty('tagState');

    // Of its own tag and digest alone.
    const place = (image: string, digest: string, state: string) =>
      knex('seedgen_image_places').insert({
        digest,
        image,
        registry: 'registry.example',
        state,
        checked_at: NOW.toISOString(),
      });
    await place('mirror.example/ocp/sno1:1', seed.digest, 'absent');
    await place(seed.image, `sha256:${'2'.repeat(64)}`, 'here');
    await place(seed.image, seed.digest, 'moved');
    const looked = await fleet.summaries(['sno1', 'sno2']);
    expect(looked.get('sno1')?.lastSeed).toEqual({
      ...seed,
      tagState: 'moved',
    });
    expect(await fleet.activeClusters()).toEqual(new Set(['sno1']));
    expect(await fleet.known(['run-1', 'nope'])).toEqual(new Set(['run-1']));
  });
});
