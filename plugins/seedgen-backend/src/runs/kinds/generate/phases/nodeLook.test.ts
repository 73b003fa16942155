import {
  driveGenerate,
  type DriveOptions,
} from '../../../__testUtils__/driveGenerate';
import {
  returnAs,
  supersededBy,
  T1,
  T10,
  T4,
  T5,
} from '../../../__testUtils__/generateTimelines';
import { pushed, refusing } from '../../../__testUtils__/observations';

const LOOPING = {
  files: ['auth.json', 'pull-secret.json', 'seedgen-secret.json'].map(name => ({
    name,
    sizeBytes: 245,
  })),
  pullSecret: 'placeholder' as const,
};
const CLEAN = { files: [], pullSecret: 'own' as const };

const cancelledAt = (t: number, more: DriveOptions = {}) =>
  driveGenerate(
    T1.filter(row => row.t <= t),
    {
      ...more,
      afterRow: (run, row) =>
        row.t === t
          ? {
              ...run,
              cancelled: { by: 'user:default/jane', at: run.phaseSince },
            }
          : run,
    },
  );
const looks = ({ effects }: ReturnType<typeof driveGenerate>) =>
  effects.filter(type => type === 'look-at-node').length;
const notes = ({ entries }: ReturnType<typeof driveGenerate>) =>
  entries.filter(({ type }) => type === 'note').map(({ text }) => text);

describe('what a run leaves on the node', () => {
  it('is looked for after a cancellation, and said in place of "nothing is left"', () => {
    const { run, effects } = cancelledAt(8, { node: [LOOPING] });
    expect([run.phase, run.problem?.code]).toEqual(['Abandoned', 'Cancelled']);
    expect(run.problem?.message).not.toContain('nothing');
    expect(run.statusText).toBe(
      "SeedGenerator and Secret are removed. Lifecycle Agent left on the node in /var/lib/lca/ibu-seedgen-orch: auth.json, pull-secret.json, seedgen-secret.json. The cluster's pull secret is still the placeholder of Lifecycle Agent",
    );
    // What is ours on the cluster goes first.
    expect(effects.indexOf('look-at-node')).toBeGreaterThan(
      effects.indexOf('delete-secret'),
    );
  });

  it('is nothing only when that was seen', () => {
    const { run } = cancelledAt(3, { node: [CLEAN] });
    expect(run.statusText).toBe(
      'Nothing of the run is left on the cluster or on its node',
    );
    expect(run.memory.leftOnNode).toMatchObject({
      files: [],
      pullSecret: 'own',
    });
  });

  it.each([
    ['may not be asked', 'forbidden'],
    ['does not answer', 'timeout'],
  ])('is unknown where the node %s', (_, code) => {
    const { run, ...driven } = cancelledAt(3, {
      failing: { 'look-at-node': code },
    });
    expect(run.phase).toBe('Abandoned');
    expect(run.statusText).toBe(
      `SeedGenerator and Secret are removed. What Lifecycle Agent left on the node could not be looked at: ${code}`,
    );
    expect(driven.entries.map(({ reasonCode }) => reasonCode)).toContain(
      'NodeNotSeen',
    );
  });

  it('is looked for again while Lifecycle Agent may still be at work, and what changes is told', () => {
    const driven = cancelledAt(8, {
      node: [LOOPING, { ...LOOPING, pullSecret: 'own' }, CLEAN],
    });
    expect(driven.run.phase).toBe('Abandoned');
    expect(looks(driven)).toBe(3);
    expect(notes(driven)).toContain('Lifecycle Agent left nothing on the node');
    expect(driven.run.statusText).toBe(
      'Nothing of the run is left on the cluster or on its node',
    );
    expect(driven.run.watching).toBe(false);
    // The end was one, and was told once.
    expect(
      driven.audits.filter(({ action }) => action === 'run.abandoned'),
    ).toHaveLength(1);
  });

  it('is seen once where Lifecycle Agent has said how it ended', () => {
    const driven = driveGenerate(T4, {
      node: [{ files: LOOPING.files.slice(0, 2), pullSecret: 'own' }],
    });
    expect(driven.run.phase).toBe('Failed');
    expect(looks(driven)).toBe(1);
    expect(driven.run.watching).toBe(false);
    expect(driven.run.statusText).toContain('auth.json, pull-secret.json');
  });

  it('is looked for until the pull secret that Lifecycle Agent restored has come to the node', () => {
    const files = LOOPING.files.slice(0, 2);
    const driven = driveGenerate(T4, {
      node: [
        { files, pullSecret: 'placeholder' },
        { files, pullSecret: 'own' },
      ],
    });
    expect(looks(driven)).toBe(2);
    expect(driven.run.statusText).not.toContain('placeholder');
  });

  it('is looked for after an end without confirmation, too', () => {
    const driven = driveGenerate(T5, { node: [LOOPING] });
    expect(driven.run.phase).toBe('Unconfirmed');
    expect(driven.run.statusText).toMatch(
      /^Seed image sha256:\S+ is proven\. .*auth\.json/,
    );
  });

  it('cannot be looked at where the credential is dead, and nothing says "nothing left"', () => {
    const { run } = driveGenerate(returnAs(refusing('unauthorized'), pushed));
    expect(run.phase).toBe('Unconfirmed');
    expect(run.statusText).toContain('could not be looked at');
    expect(run.memory.leftOnNode?.failure).toBeDefined();
  });

  it('is looked for after somebody removed the SeedGenerator', () => {
    const driven = driveGenerate(T10, { node: [LOOPING] });
    expect(driven.run.problem?.code).toBe('RemovedOnCluster');
    expect(driven.run.statusText).toContain('seedgen-secret.json');
  });

  it.each([
    ['a plain success', T1],
    ['the generation of somebody else', supersededBy(undefined)],
  ])('is not looked for after %s', (_, rows) => {
    const driven = driveGenerate(rows, { node: [LOOPING] });
    expect(looks(driven)).toBe(0);
    expect(driven.run.statusText).not.toContain('auth.json');
  });

  it('is not looked for where nothing was touched', () => {
    const driven = driveGenerate(T1, {
      preflight: { verdict: 'blocked', blocked: { code: 'X', message: 'x' } },
    });
    expect(driven.run.statusText).toBe('Nothing was touched');
    expect(looks(driven)).toBe(0);
  });
});
