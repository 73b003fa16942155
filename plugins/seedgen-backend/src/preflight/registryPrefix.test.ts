import { registryPrefixCovers } from './registryPrefix';

const PLACE = 'infra.lab.example:8443/ocp/seed';

describe('registryPrefixCovers', () => {
  it.each([
    ['infra.lab.example:8443', true],
    // Unintended there, and so it is: the port may be any.
    ['infra.lab.example', true],
    ['infra.lab.example:8443/ocp', true],
    ['infra.lab.example:8443/ocp/seed', true],
    ['infra.lab.example:8443/oc', false],
    ['infra.lab.example:844', false],
    ['infra.lab.exampl', false],
    ['infra.lab.example/ocp', false],
    ['lab.example', false],
    ['*.lab.example', true],
    ['*.example', true],
    ['*.lab.example:8443', true],
    ['*.lab.example:8443/ocp', true],
    ['*.lab.example:8443/op', false],
    ['*.infra.lab.example', false],
    ['*.ocp', false],
    ['*', false],
    ['', false],
  ])('decides for %s as podman does: %s', (prefix, covers) => {
    expect(registryPrefixCovers(prefix, PLACE)).toBe(covers);
  });

  it('covers a digest and a tag of a repository', () => {
    const image = 'quay.example/edge/recert';
    expect(registryPrefixCovers(image, `${image}:v0`)).toBe(true);
    expect(registryPrefixCovers(image, `${image}@sha256:ab`)).toBe(true);
    expect(registryPrefixCovers(image, `${image}2:v0`)).toBe(false);
  });

  it('takes the first place where the domain is, as podman does', () => {
    expect(registryPrefixCovers('*.a.b', 'x.a.b.a.b/c')).toBe(false);
  });
});
