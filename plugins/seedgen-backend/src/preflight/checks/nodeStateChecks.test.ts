import type { NodeCommandOutput, ReadingCommand } from '../../clusters/types';
import { readyNode, type World } from '../__testUtils__';
import {
  checkResult,
  endOf,
  failing,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';
import { blocks } from '../verdict';

/** A ready node that answers one command otherwise. */
function node(
  asked: ReadingCommand,
  output: Partial<NodeCommandOutput>,
  more: World = {},
): World {
  return {
    ...more,
    cluster: {
      runOnNode: async command => ({
        ok: true,
        value: {
          ...readyNode(command),
          ...(command === asked && output),
        },
      }),
    },
  };
}

const folder = (...names: string[]) =>
  node('agent-files', {
    stdout: names.map(name => `245 1780056000.5 ${name}\n`).join(''),
  });
const imager = (container: object, more?: World) =>
  node('imager-state', { stdout: JSON.stringify([container]) }, more);

describe('what is left on the node', () => {
  it.each<CheckCase>([
    {
      check: 'nothing-left-on-node',
      when: 'the folder is empty',
      status: 'pass',
    },
    {
      check: 'nothing-left-on-node',
      when: 'there is no folder',
      world: node('agent-files', {
        exitCode: 1,
        stderr: "find: '/var/lib/lca': No such file or directory",
      }),
      status: 'pass',
    },
    {
      check: 'nothing-left-on-node',
      when: 'the Secret is there without the SeedGenerator',
      world: folder('auth.json', 'pull-secret.json', 'seedgen-secret.json'),
      status: 'fail',
      code: 'AgentWouldLoop',
      says: 'Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
    },
    {
      check: 'nothing-left-on-node',
      when: 'the SeedGenerator is there without the Secret',
      world: folder('seedgen-cr.json'),
      status: 'fail',
      code: 'AgentWouldLoop',
      says: 'Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-secret.json',
    },
    {
      check: 'nothing-left-on-node',
      when: 'both are there',
      world: folder('seedgen-cr.json', 'seedgen-secret.json'),
      status: 'fail',
      code: 'GenerationWouldReturn',
    },
    {
      check: 'nothing-left-on-node',
      when: 'an imager has failed',
      world: folder(
        'auth.json',
        'pull-secret.json',
        'seedgen-cr.json.bak',
        'seedgen-secret.json.bak',
      ),
      status: 'warn',
      code: 'LeftOnNode',
      says: 'credentials on the node in clear',
    },
    {
      check: 'nothing-left-on-node',
      when: 'something of somebody else is there',
      world: folder('notes.txt'),
      status: 'warn',
      code: 'LeftOnNode',
    },
    {
      check: 'nothing-left-on-node',
      when: 'it may not be listed',
      world: node('agent-files', { exitCode: 1, stderr: 'Permission denied' }),
      status: 'unknown',
      code: 'NotReadable',
    },
    {
      check: 'nothing-left-on-node',
      when: 'no command may be run',
      world: { cluster: { runOnNode: failing('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });

  it('gives names, sizes and times', async () => {
    const { found } = await checkResult(
      'nothing-left-on-node',
      folder('a', 'b'),
    );
    expect(found).toBe(
      'a (245 bytes, 2026-05-29T12:00:00.000Z), b (245 bytes, 2026-05-29T12:00:00.000Z)',
    );
  });

  it('stands in the way where Lifecycle Agent would not start, and only there', async () => {
    const inTheWay = async (world: World) =>
      blocks(await checkResult('nothing-left-on-node', world));
    expect(await inTheWay(folder('seedgen-secret.json'))).toBe(true);
    expect(await inTheWay(folder('auth.json'))).toBe(false);
    expect(
      await inTheWay({ cluster: { runOnNode: failing('forbidden') } }),
    ).toBe(false);
  });
});

describe('the imager on the node', () => {
  const RUNNING = { State: 'running', StartedAt: 1_780_056_000 };

  it.each<CheckCase>([
    { check: 'no-imager-running', when: 'there is none', status: 'pass' },
    {
      check: 'no-imager-running',
      when: 'it has ended',
      world: imager({ State: 'exited', ExitCode: 1 }),
      status: 'pass',
    },
    {
      check: 'no-imager-running',
      when: 'it runs, for whoever',
      world: imager(RUNNING),
      status: 'fail',
      code: 'ImagerRunning',
      says: 'An imager runs on the node. It would be removed',
    },
    {
      check: 'no-imager-running',
      when: 'it runs, and a run has ended',
      world: imager(RUNNING, {
        lastGeneration: { runId: 'run-7', phase: 'Failed' },
      }),
      status: 'fail',
      code: 'ImagerRunning',
      says: 'most likely of run run-7 (Failed)',
    },
    {
      check: 'no-imager-running',
      when: 'it runs before a partitioning',
      world: imager(RUNNING),
      subject: { kind: 'partition', seedImage: undefined },
      status: 'fail',
      code: 'ImagerRunning',
    },
    {
      check: 'no-imager-running',
      when: 'podman says what nobody understands',
      world: node('imager-state', { stdout: 'database is locked' }),
      status: 'unknown',
      code: 'ImagerNotSeen',
    },
    {
      check: 'no-imager-running',
      when: 'no command may be run',
      world: { cluster: { runOnNode: failing('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});
