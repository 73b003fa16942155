import type { LifecycleAgentCatalog } from '@seedgen/backstage-plugin-seedgen-common';
import { chooseLifecycleAgentCatalog } from './chooseLifecycleAgentCatalog';

const catalog = (
  name: string,
  change: Partial<LifecycleAgentCatalog> = {},
): LifecycleAgentCatalog => ({
  name,
  namespace: 'openshift-marketplace',
  ready: true,
  channels: [{ name: 'stable', head: 'lifecycle-agent.v4.18.2' }],
  ...change,
});
const mirror = catalog('cs-redhat-operator-index-v4-18');
const other = catalog('prega');
const standard = catalog('redhat-operators');

describe('chooseLifecycleAgentCatalog', () => {
  it.each<[string, LifecycleAgentCatalog[], string | undefined, string]>([
    ['the only one', [mirror], undefined, mirror.name],
    [
      'redhat-operators of several',
      [mirror, standard],
      undefined,
      standard.name,
    ],
    ['the preferred one', [mirror, standard], mirror.name, mirror.name],
    [
      'the only healthy one',
      [catalog('redhat-operators', { ready: false }), mirror],
      undefined,
      mirror.name,
    ],
    [
      'the only one with the channel',
      [catalog('redhat-operators', { channels: [{ name: 'alpha' }] }), mirror],
      undefined,
      mirror.name,
    ],
  ])('takes %s', (_, catalogs, preferred, expected) => {
    expect(chooseLifecycleAgentCatalog(catalogs, preferred)).toMatchObject({
      ok: true,
      catalog: { name: expected },
    });
    expect(
      chooseLifecycleAgentCatalog([...catalogs].reverse(), preferred),
    ).toMatchObject({ ok: true, catalog: { name: expected } });
  });

  it.each<
    [string, LifecycleAgentCatalog[], string | undefined, string, RegExp]
  >([
    ['none', [], undefined, 'CatalogMissing', /oc-mirror/],
    [
      'not the preferred one',
      [mirror, other],
      'redhat-operators',
      'CatalogMissing',
      /These have it: cs-redhat-operator-index-v4-18, prega/,
    ],
    [
      'two others',
      [other, mirror],
      undefined,
      'CatalogAmbiguous',
      /cs-redhat-operator-index-v4-18, prega\. Say which one/,
    ],
    [
      'one without connection',
      [catalog('prega', { ready: false })],
      undefined,
      'CatalogUnhealthy',
      /not connected to prega/,
    ],
    [
      'the preferred one without connection',
      [catalog('prega', { ready: false }), standard],
      'prega',
      'CatalogUnhealthy',
      /not connected to prega/,
    ],
    [
      'one without the channel',
      [catalog('prega', { channels: [{ name: 'alpha' }] })],
      undefined,
      'CatalogWithoutChannel',
      /no channel stable in prega/,
    ],
  ])('refuses with %s', (_, catalogs, preferred, reason, message) => {
    expect(chooseLifecycleAgentCatalog(catalogs, preferred)).toEqual({
      ok: false,
      reason,
      message: expect.stringMatching(message),
    });
  });
});
