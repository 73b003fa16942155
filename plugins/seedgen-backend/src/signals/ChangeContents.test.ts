import { mockServices } from '@backstage/backend-test-utils';
import type {
  RunDetails,
  SeedgenChange,
} from '@seedgen/backstage-plugin-seedgen-common';
import { requestedRun, unseenStatus } from '../__testUtils__/fakeServices';
import { ChangeContents } from './ChangeContents';

const ANN = 'user:default/ann';
const BEN = 'user:default/ben';

const run: RunDetails = {
  ...requestedRun(
    {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: 'registry.example/ocp/seed:1',
      confirmation: 'sno1',
    },
    ANN,
  ),
  timeline: [],
};
const runChange: SeedgenChange = {
  type: 'run',
  id: run.id,
  cluster: 'sno1',
  revision: 2,
};

// Kept from whoever may not read the cluster by RecentReaders.
function setup(readers: {
  runs?: Record<string, string[]>;
  clusters?: Record<string, string[]>;
}) {
  const read: string[] = [];
  const options = {
    readers: {
      ofRun: (id: string, cluster: string) =>
        readers.runs?.[`${id} ${cluster}`] ?? [],
      ofCluster: (name: string) => readers.clusters?.[name] ?? [],
    },
    run: jest.fn(async (id: string) => {
      read.push(id);
      return run;
    }),
    status: jest.fn(async (name: string) => {
      read.push(name);
      return unseenStatus(name);
    }),
    logger: mockServices.logger.mock(),
  };
  return { read, options, contents: new ChangeContents(options) };
}

describe('ChangeContents', () => {
  it('reads nothing for changes that nobody looks at', async () => {
    const { read, contents } = setup({ clusters: { sno2: [ANN] } });
    expect(await contents.of([runChange], 't1')).toEqual([]);
    expect(read).toEqual([]);
  });

  it('tells of a run who has read it, and of its cluster who has read that', async () => {
    const { contents } = setup({
      runs: { 'run-1 sno1': [ANN] },
      clusters: { sno1: [ANN, BEN], sno2: [BEN] },
    });
    const changes: SeedgenChange[] = [
      runChange,
      { type: 'cluster', cluster: 'sno1' },
      { type: 'cluster', cluster: 'sno2' },
    ];
    expect(await contents.of(changes, 't1')).toEqual([
      { users: [ANN], message: { type: 'run-content', telling: 't1', run } },
      {
        users: [ANN, BEN],
        message: {
          type: 'cluster-content',
          telling: 't1',
          status: unseenStatus('sno1'),
        },
      },
      {
        users: [BEN],
        message: {
          type: 'cluster-content',
          telling: 't1',
          status: unseenStatus('sno2'),
        },
      },
    ]);
  });

  it('leaves out what cannot be read, and tells the rest', async () => {
    const { options, contents } = setup({
      runs: { 'run-1 sno1': [ANN] },
      clusters: { sno1: [ANN] },
    });
    options.run.mockRejectedValue(new Error('the database is away'));
    expect(await contents.of([runChange], 't1')).toEqual([
      expect.objectContaining({
        message: expect.objectContaining({ type: 'cluster-content' }),
      }),
    ]);
  });

  it('leaves out what is longer than the bus of events takes', async () => {
    const { options, contents } = setup({ runs: { 'run-1 sno1': [ANN] } });
    options.run.mockResolvedValue({
      ...run,
      statusText: 'x'.repeat(64 * 1024),
    });
    expect(await contents.of([runChange], 't1')).toEqual([]);
  });
});
