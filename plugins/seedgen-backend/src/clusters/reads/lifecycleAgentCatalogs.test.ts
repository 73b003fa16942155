import type { KubernetesObject } from '../types';
import { seenCatalogs } from './lifecycleAgentCatalogs';

const namespace = 'openshift-marketplace';
const source = (
  name: string,
  lastObservedState?: string,
): KubernetesObject => ({
  metadata: { name, namespace },
  status: { connectionState: { lastObservedState } },
});
const offer = (
  catalogSource: unknown,
  rest: object = {},
): KubernetesObject => ({
  metadata: { name: 'lifecycle-agent', namespace },
  status: {
    catalogSource,
    catalogSourceNamespace: namespace,
    channels: [{ name: 'stable', currentCSV: 'lifecycle-agent.v4.18.2' }],
    ...rest,
  },
});

describe('seenCatalogs', () => {
  it('joins packages with the health of their catalogs', () => {
    expect(
      seenCatalogs(
        [offer('prega'), offer('mirror'), offer('gone')],
        [
          source('prega', 'READY'),
          source('mirror', 'TRANSIENT_FAILURE'),
          source('community-operators', 'READY'),
        ],
      ),
    ).toEqual([
      {
        name: 'mirror',
        namespace,
        ready: false,
        channels: [{ name: 'stable', head: 'lifecycle-agent.v4.18.2' }],
      },
      {
        name: 'prega',
        namespace,
        ready: true,
        channels: [{ name: 'stable', head: 'lifecycle-agent.v4.18.2' }],
      },
    ]);
  });

  it.each([
    offer(undefined),
    offer(1),
    offer('prega', { channels: null }),
    { metadata: { name: 'lifecycle-agent' } },
    { ...offer('prega'), metadata: { name: 'other-package' } },
  ])('makes nothing of %j', each => {
    expect(seenCatalogs([each], [source('prega', 'READY')])).toEqual([]);
  });

  it('does not call a catalog ready that never connected', () => {
    expect(seenCatalogs([offer('prega')], [source('prega')])).toMatchObject([
      { name: 'prega', ready: false },
    ]);
  });
});
