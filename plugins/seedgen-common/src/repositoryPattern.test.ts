import { isRepositoryPattern, repositoryMatches } from './repositoryPattern';

describe('repositoryMatches', () => {
  it.each([
    ['ocp/seed', 'ocp/seed', true],
    ['ocp/seed', 'ocp/seed2', false],
    ['ocp-sno1/*', 'ocp-sno1/seedimage-ibu-upgrade', true],
    ['ocp-sno1/*', 'ocp-sno1/a/b', false],
    ['ocp-sno1/*', 'ocp-sno1', false],
    ['ocp-*/seed', 'ocp-sno1/seed', true],
    ['ocp-*/seed', 'x/ocp-sno1/seed', false],
    ['ocp/**', 'ocp/a/b', true],
    ['**', 'anything/at/all', true],
    ['ocp.seed', 'ocpxseed', false],
  ])('%s and %s: %s', (pattern, repository, expected) => {
    expect(repositoryMatches(pattern, repository)).toBe(expected);
  });
});

test.each(['', 'UPPER', '/a', 'a/', 'a//../b', 'a b', '***', 'a/***'])(
  '%p is no pattern',
  pattern => expect(isRepositoryPattern(pattern)).toBe(false),
);
