import { pathOf, READABLE_KINDS, ruleName, SECRET } from './kinds';

describe('pathOf', () => {
  it.each([
    [READABLE_KINDS.Node, {}, '/api/v1/nodes'],
    [READABLE_KINDS.Pod, { namespace: 'a' }, '/api/v1/namespaces/a/pods'],
    [READABLE_KINDS.Pod, {}, '/api/v1/pods'],
    [
      READABLE_KINDS.SeedGenerator,
      { name: 'seedimage' },
      '/apis/lca.openshift.io/v1/seedgenerators/seedimage',
    ],
    [
      READABLE_KINDS.Node,
      { name: 'n', namespace: 'ignored' },
      '/api/v1/nodes/n',
    ],
    [
      SECRET,
      { namespace: 'n', name: 'seedgen' },
      '/api/v1/namespaces/n/secrets/seedgen',
    ],
    [READABLE_KINDS.Node, { name: '..' }, undefined],
    [READABLE_KINDS.Node, { name: 'a/b' }, undefined],
    [READABLE_KINDS.Node, { name: 'a..b' }, undefined],
    [READABLE_KINDS.Node, { name: 'a?b' }, undefined],
    [READABLE_KINDS.Node, { name: '' }, undefined],
    [READABLE_KINDS.Node, { name: 'a\n' }, undefined],
    [READABLE_KINDS.Pod, { namespace: '../x' }, undefined],
  ])('%#', (kind, where, expected) => {
    expect(pathOf(kind, where)).toBe(expected);
  });
});

test('rules name the group', () => {
  expect(ruleName(READABLE_KINDS.PersistentVolume)).toBe('persistentvolumes');
  expect(ruleName(READABLE_KINDS.ClusterVersion)).toBe(
    'clusterversions.config.openshift.io',
  );
});
