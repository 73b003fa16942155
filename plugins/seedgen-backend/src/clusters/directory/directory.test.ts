import { mockServices } from '@backstage/backend-test-utils';
import type {
  ClusterSource,
  SourcedCluster,
} from '@seedgen/backstage-plugin-seedgen-node';
import { ManualClock, settle } from '../../__testUtils__/ManualClock';
import type { ClusterSettings } from '../../config';
import { createTestAuthority } from '../../http/__testUtils__/authority';
import {
  ClusterDirectory,
  ClusterSources,
  SourceRegistry,
  type DirectoryChange,
  type SourcedSettings,
} from './index';
import { sourcedSettings } from './sourcedSettings';

const access: ClusterSettings['access'] = {
  kind: 'server',
  server: 'https://api.example:6443',
  ca: { pem: '' },
  credentials: [],
};
const cluster = (
  name: string,
  over: Partial<SourcedSettings> = {},
): SourcedSettings => ({ name, role: 'sno', access, ...over });

describe('ClusterDirectory', () => {
  it('keeps configured names, and puts the source before others', () => {
    const directory = new ClusterDirectory([cluster('sno1')], ['hub1', 'hub2']);
    directory.replace('hub1', [cluster('sno1'), cluster('sno2')]);
    directory.replace('hub2', [cluster('sno2')]);
    expect(directory.names).toEqual([
      'sno1',
      'hub1.sno1',
      'hub1.sno2',
      'hub2.sno2',
    ]);
    expect(directory.find('hub1.sno1')?.sources).toEqual([
      { source: 'hub1', name: 'sno1' },
    ]);
  });

  it('has one cluster where two sources name one cluster id, and both names of it', () => {
    const directory = new ClusterDirectory([cluster('sno1')], ['hub1', 'hub2']);
    directory.replace('hub2', [cluster('z', { clusterId: 'B' })]);
    directory.replace('hub1', [
      cluster('a', { clusterId: 'A' }),
      cluster('b', { clusterId: 'B' }),
    ]);
    expect(directory.names).toEqual(['sno1', 'hub1.a', 'hub1.b']);
    expect(directory.find('hub2.z')).toMatchObject({
      name: 'hub1.b',
      sources: [
        { source: 'hub1', name: 'b' },
        { source: 'hub2', name: 'z' },
      ],
    });
    // That a configured one is the same, its own API says.
    directory.identified('sno1', 'A');
    expect(directory.names).toEqual(['sno1', 'hub1.b']);
    expect(directory.has('hub1.a')).toBe(false);
    expect(directory.find('hub1.a')?.name).toBe('sno1');
    // And that it is another one now as well.
    directory.identified('sno1', 'C');
    expect(directory.names).toEqual(['sno1', 'hub1.a', 'hub1.b']);
  });

  it('leaves two of one source two, whatever their id', () => {
    const directory = new ClusterDirectory([], ['hub1']);
    directory.replace('hub1', [
      cluster('a', { clusterId: 'A' }),
      cluster('b', { clusterId: 'A' }),
    ]);
    expect(directory.names).toEqual(['hub1.a', 'hub1.b']);
  });

  it('finds the hub of a cluster in its own source first, and never offers a hub', () => {
    const directory = new ClusterDirectory(
      [cluster('hub', { role: 'hub' }), cluster('sno1', { hub: 'hub' })],
      ['acm'],
    );
    directory.replace('acm', [cluster('sno2', { hub: 'hub' })]);
    expect(directory.find('acm.sno2')?.hub).toBe('hub');
    directory.replace('acm', [
      cluster('sno2', { hub: 'hub' }),
      cluster('hub', { role: 'hub' }),
      cluster('sno3', { hub: 'nobody' }),
    ]);
    expect(directory.find('acm.sno2')?.hub).toBe('acm.hub');
    expect(directory.find('acm.sno3')?.hub).toBeUndefined();
    expect(directory.names).toEqual(['sno1', 'acm.sno2', 'acm.sno3']);
    expect(directory.has('hub')).toBe(false);
  });

  it('tells what came, went and is another, and nothing where only the way there changed', () => {
    const directory = new ClusterDirectory([], ['hub1']);
    const changes: DirectoryChange[] = [];
    const end = directory.onChange(change => changes.push(change));
    directory.replace('hub1', [cluster('a'), cluster('b')]);
    directory.replace('hub1', [cluster('a', { title: 'New' }), cluster('b')]);
    directory.replace('hub1', [
      cluster('a', { title: 'New', access: { ...access } }),
      cluster('b'),
    ]);
    directory.replace('hub1', [cluster('b')]);
    end();
    directory.replace('hub1', []);
    expect(changes).toEqual([
      { added: ['hub1.a', 'hub1.b'], removed: [], changed: [] },
      { added: [], removed: [], changed: ['hub1.a'] },
      { added: [], removed: ['hub1.a'], changed: [] },
    ]);
    expect(() => directory.replace('hub9', [])).toThrow('hub9');
  });
});

describe('SourceRegistry', () => {
  const source = (id: unknown) =>
    ({ id, connect: async () => undefined } as ClusterSource);

  it.each([
    ['config', 'ClusterSourceDuplicate'],
    ['hub1', 'ClusterSourceDuplicate'],
    ['Hub', 'ClusterSourceInvalid'],
    ['a.b', 'ClusterSourceInvalid'],
    [undefined, 'ClusterSourceInvalid'],
  ])('refuses the id %s', (id, code) => {
    const registry = new SourceRegistry();
    registry.add(source('hub1'));
    expect(() => registry.add(source(id))).toThrow(code);
    expect(registry.all).toHaveLength(1);
  });
});

describe('clusters of a source', () => {
  let ca: string;
  beforeAll(async () => {
    ({ ca } = await createTestAuthority());
  });
  const token = {
    name: 'portal',
    kind: 'token',
    load: async () => 't',
  } as const;
  const sourced = (name: string, over: object = {}): SourcedCluster => ({
    name,
    access: {
      server: 'https://api.example:6443',
      ca,
      credentials: [token],
      ...over,
    },
  });

  it('are taken one by one: what is not complete keeps no other out', () => {
    const refused: string[] = [];
    const accepted = sourcedSettings(
      [
        sourced('a'),
        sourced('Not A Name'),
        sourced('local-cluster'),
        sourced('http', { server: 'http://api.example' }),
        sourced('user', { server: 'https://bob:hunter2@api.example' }),
        sourced('no-ca', { ca: 'hunter2' }),
        sourced('no-way', { credentials: [] }),
        sourced('line', { credentials: [{ ...token, name: 'a\nb' }] }),
        undefined as unknown as SourcedCluster,
        sourced('a'),
        sourced('b'),
      ],
      new ManualClock(),
      message => refused.push(message),
    );
    expect(accepted.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(refused).toHaveLength(9);
    expect(refused.join()).not.toContain('hunter2');
    expect(refused[0]).toBe('clusters[1].name: is no DNS-1123 label');
  });

  it('give up a credential that the source does not say in time', async () => {
    const clock = new ManualClock();
    const [{ access: found }] = sourcedSettings(
      [
        sourced('a', {
          credentials: [{ ...token, load: () => new Promise(() => {}) }],
        }),
      ],
      clock,
      () => undefined,
    );
    const { credentials } = found as Extract<
      ClusterSettings['access'],
      { kind: 'server' }
    >;
    const [credential] = credentials;
    if (credential.kind !== 'sourced-token') throw new Error('no token');
    const loading = credential.load().catch(error => error.message);
    await clock.advance(10_000);
    expect(await loading).toContain('in time');
  });

  it('stay when the source fails, and it is begun again after longer and longer', async () => {
    const clock = new ManualClock();
    const directory = new ClusterDirectory([], ['hub1']);
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    let begun = 0;
    const sources = new ClusterSources({
      sources: [
        {
          id: 'hub1',
          connect: async ({ apply }) => {
            begun += 1;
            if (begun === 1) apply([sourced('a')]);
            throw new Error('hunter2');
          },
        },
      ],
      directory,
      clock,
      logger,
    });
    sources.start();
    await settle();
    expect(directory.names).toEqual(['hub1.a']);
    await clock.advance(10_000);
    expect(begun).toBe(2);
    await clock.advance(10_000);
    expect(begun).toBe(2);
    await clock.advance(10_000);
    expect(begun).toBe(3);
    expect(directory.names).toEqual(['hub1.a']);
    await sources.stop();
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('hunter2');
  });
});
