import {
  namesCluster,
  nextFreeTag,
  proposeImage,
  proposeRepository,
} from './proposal';

describe('proposeRepository', () => {
  it.each<[string[], string | undefined]>([
    [['ocp-sno1/*', 'ocp-sno2/*'], 'ocp-sno1/seedimage-ibu-upgrade'],
    [['**'], 'ocp-sno1/seedimage-ibu-upgrade'],
    [['*/*'], 'ocp-sno1/seedimage-ibu-upgrade'],
    [['seeds/*'], 'seeds/sno1'],
    [['seeds/**'], 'seeds/sno1'],
    [['edge/sno1/seed'], 'edge/sno1/seed'],
    [['edge/sno1-*'], 'edge/sno1-seedimage-ibu-upgrade'],
    [['sites/*/seed'], 'sites/sno1/seed'],
    [['seeds/all', 'edge/sno1/*'], 'edge/sno1/seedimage-ibu-upgrade'],
    [['seeds/all'], 'seeds/all'],
    [['ocp-sno2/*'], undefined],
    [['ocp-sno2/*', 'seeds/*'], 'seeds/sno1'],
    [[], undefined],
  ])('of %p', (patterns, repository) => {
    expect(proposeRepository(patterns, 'sno1', ['sno2', 'sno10'])).toBe(
      repository,
    );
  });
});

test.each([
  ['ocp-sno1/x', 'sno1', true],
  ['sno1', 'sno1', true],
  ['ocp-sno10/x', 'sno1', false],
  ['ocp-xsno1/x', 'sno1', false],
  ['sno10/sno1', 'sno1', true],
])('%s names %s: %s', (text, cluster, expected) => {
  expect(namesCluster(text, cluster)).toBe(expected);
});

test.each([
  ['4.18.27-x86_64', [], '4.18.27-x86_64-2'],
  ['4.18.27-x86_64', ['4.18.27-x86_64-2'], '4.18.27-x86_64-3'],
  ['4.18.27-x86_64-2', [], '4.18.27-x86_64-3'],
  ['4.18.27-x86_64-9', ['4.18.27-x86_64-10'], '4.18.27-x86_64-11'],
])('after %s of %p comes %s', (tag, taken, next) => {
  expect(nextFreeTag(tag, taken)).toBe(next);
});

describe('proposeImage', () => {
  const registries = [
    { name: 'a', host: 'a.example', repositories: ['ocp-sno2/*'] },
    { name: 'b', host: 'b.example:8443', repositories: ['ocp-sno1/*'] },
  ];
  const seen = { version: '4.18.27', architecture: 'x86_64' };

  it('takes the registry that is for the cluster', () => {
    expect(
      proposeImage({
        registries,
        cluster: 'sno1',
        others: ['sno2'],
        snapshot: seen,
      }),
    ).toEqual({
      image: 'b.example:8443/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64',
      tag: '4.18.27-x86_64',
    });
  });

  it('leaves the tag to the task where no version was seen', () => {
    expect(
      proposeImage({
        registries,
        cluster: 'sno1',
        others: ['sno2'],
        snapshot: {},
      }),
    ).toEqual({ image: 'b.example:8443/ocp-sno1/seedimage-ibu-upgrade' });
  });

  it('proposes no place that is for others', () => {
    expect(
      proposeImage({
        registries: registries.slice(0, 1),
        cluster: 'sno1',
        others: ['sno2'],
        snapshot: seen,
      }),
    ).toEqual({ tag: '4.18.27-x86_64' });
  });
});
