import { ManualClock } from '../../__testUtils__/ManualClock';
import { failed, succeeded } from '../../http/failures';
import type { KubernetesClient } from '../connection/KubernetesClient';
import type { KubernetesObject } from '../types';
import { ConfigurationReader } from './ConfigurationReader';

const signal = new AbortController().signal;
const object = (name: string, over: object = {}): KubernetesObject => ({
  metadata: { name },
  ...over,
});
const bundle = (text: string) =>
  object('bundle', { data: { 'ca-bundle.crt': text } });
const node = object('node-1', {});
node.metadata.annotations = {
  'machineconfiguration.openshift.io/currentConfig': 'rendered-master-1',
};

const PLAIN: Record<string, KubernetesObject | 'forbidden'> = {
  'proxies/cluster': object('cluster', { spec: { trustedCA: { name: '' } } }),
  'machineconfigs/rendered-master-1': object('rendered-master-1', { spec: {} }),
};

/** A reader of a cluster that has these objects, and what was asked for. */
function setup(over: Record<string, KubernetesObject | 'forbidden'> = {}) {
  const objects = { ...PLAIN, ...over };
  const asked: string[] = [];
  const clock = new ManualClock();
  const client = {
    get: async (kind: { plural: string }, { name }: { name: string }) => {
      const path = `${kind.plural}/${name}`;
      asked.push(path);
      const found = objects[path];
      if (!found) return failed('not-found', 'It is not there.');
      return found === 'forbidden'
        ? failed('forbidden', 'It may not be read.')
        : succeeded(found);
    },
  } as unknown as KubernetesClient;
  const reader = new ConfigurationReader(client, clock);
  return { reader, asked, clock, objects };
}

const NOTHING = { hasUserCaBundle: false, proxyConfigmapName: '' };

describe('ConfigurationReader', () => {
  it.each<[string, Parameters<typeof setup>[0], object]>([
    [
      'a plain cluster',
      {},
      { hasProxy: false, hasFips: false, trustBundle: NOTHING },
    ],
    [
      'a proxy',
      { 'proxies/cluster': object('cluster', { spec: { httpsProxy: 'x' } }) },
      { hasProxy: true, hasFips: false, trustBundle: NOTHING },
    ],
    // As Lifecycle Agent has it, and whatever the status says.
    [
      'hosts that need no proxy',
      {
        'proxies/cluster': object('cluster', {
          spec: { noProxy: '.example' },
          status: {},
        }),
      },
      { hasProxy: true, hasFips: false, trustBundle: NOTHING },
    ],
    [
      'FIPS',
      {
        'machineconfigs/rendered-master-1': object('r', {
          spec: { fips: true },
        }),
      },
      { hasProxy: false, hasFips: true, trustBundle: NOTHING },
    ],
    [
      'certificates that the proxy does not name',
      { 'configmaps/user-ca-bundle': bundle('PEM') },
      {
        hasProxy: false,
        hasFips: false,
        trustBundle: { hasUserCaBundle: true, proxyConfigmapName: '' },
      },
    ],
    [
      'certificates that the proxy names',
      {
        'configmaps/user-ca-bundle': bundle('PEM'),
        'proxies/cluster': object('cluster', {
          spec: { trustedCA: { name: 'user-ca-bundle' } },
        }),
      },
      {
        hasProxy: false,
        hasFips: false,
        trustBundle: {
          hasUserCaBundle: true,
          proxyConfigmapName: 'user-ca-bundle',
        },
      },
    ],
    [
      'an empty ConfigMap that the proxy names',
      {
        'configmaps/user-ca-bundle': bundle(''),
        'proxies/cluster': object('cluster', {
          spec: { trustedCA: { name: 'user-ca-bundle' } },
        }),
      },
      { hasProxy: false, hasFips: false, trustBundle: NOTHING },
    ],
    [
      'a ConfigMap of its own for the proxy',
      {
        'configmaps/own': bundle('PEM'),
        'proxies/cluster': object('cluster', {
          spec: { trustedCA: { name: 'own' } },
        }),
      },
      {
        hasProxy: false,
        hasFips: false,
        trustBundle: { hasUserCaBundle: false, proxyConfigmapName: 'own' },
      },
    ],
    [
      'a ConfigMap for the proxy that is not there',
      {
        'proxies/cluster': object('cluster', {
          spec: { trustedCA: { name: 'own' } },
        }),
      },
      { hasProxy: false, hasFips: false },
    ],
    [
      'a Proxy that may not be read',
      { 'proxies/cluster': 'forbidden' },
      { hasFips: false },
    ],
    [
      'ConfigMaps that may not be read',
      { 'configmaps/user-ca-bundle': 'forbidden' },
      { hasProxy: false, hasFips: false },
    ],
    [
      'a MachineConfig that may not be read',
      { 'machineconfigs/rendered-master-1': 'forbidden' },
      { hasProxy: false, trustBundle: NOTHING },
    ],
  ])('reads %s', async (_what, objects, expected) => {
    const { reader } = setup(objects);
    expect(await reader.read({ clusterId: 'a', node }, signal)).toEqual(
      expected,
    );
  });

  it('does not know FIPS without a node', async () => {
    const { reader } = setup();
    expect(await reader.read({ clusterId: 'a' }, signal)).not.toHaveProperty(
      'hasFips',
    );
  });

  it('reads again after a while, or another cluster, and a MachineConfig once', async () => {
    const { reader, asked, clock } = setup();
    await reader.read({ clusterId: 'a', node }, signal);
    asked.length = 0;
    expect(await reader.read({ clusterId: 'a', node }, signal)).toBeUndefined();
    expect(asked).toEqual([]);
    await clock.advance(10 * 60_000);
    expect(await reader.read({ clusterId: 'a', node }, signal)).toBeDefined();
    expect(asked).not.toContain('machineconfigs/rendered-master-1');
    expect(await reader.read({ clusterId: 'b', node }, signal)).toBeDefined();
  });

  it('reads again at once what could not be read', async () => {
    const { reader, objects } = setup({
      'machineconfigs/rendered-master-1': 'forbidden',
    });
    await reader.read({ clusterId: 'a', node }, signal);
    objects['machineconfigs/rendered-master-1'] = object('r', { spec: {} });
    expect(await reader.read({ clusterId: 'a', node }, signal)).toMatchObject({
      hasFips: false,
    });
  });
});
