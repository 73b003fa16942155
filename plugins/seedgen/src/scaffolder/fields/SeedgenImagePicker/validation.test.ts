import type { ApiHolder } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../../api';
import { validateImage } from './validation';

const registries = {
  items: [
    { name: 'lab', host: 'lab.example:8443', repositories: ['ocp-sno1/*'] },
  ],
};

async function problemsOf(value: string | undefined, answers = true) {
  const api = {
    getRegistries: () =>
      answers ? Promise.resolve(registries) : Promise.reject(new Error('away')),
  };
  const apiHolder = {
    get: (ref: unknown) => (ref === seedgenApiRef ? api : undefined),
  } as ApiHolder;
  const errors: string[] = [];
  await validateImage(
    value,
    { addError: message => errors.push(message) },
    { apiHolder },
  );
  return errors;
}

describe('validateImage', () => {
  it.each([
    ['lab.example:8443/ocp-sno1/seed:4.18.27-x86_64'],
    ['lab.example:8443/ocp-sno1/seed'],
    [undefined],
  ])('lets %s through', async value => {
    expect(await problemsOf(value)).toEqual([]);
  });

  it.each([
    ['lab.example:8443/ocp-sno1/seed:latest', /'latest'/],
    ['lab.example:8443/ocp-sno1/Seed:1', /lower-case/],
    ['lab.example:8443/ocp-sno1/seed:a b', /spaces/],
    [`lab.example:8443/ocp-sno1/seed@sha256:${'a'.repeat(64)}`, /has a digest/],
    ['lab.example:8443/', /repository/],
    ['/ocp-sno1/seed:1', /names no registry host/],
    ['https://lab.example:8443/a:1', /scheme/],
    ['-v/:/host', /registry host/],
    ['evil.example/ocp-sno1/seed:1', /evil\.example is not one of .*\(lab\)/],
    ['lab.example:8443/ocp-sno2/seed:1', /Allowed: ocp-sno1\/\*/],
    ['lab.example:8443/ocp-sno1/a/b:1', /may not be pushed/],
  ])('refuses %s', async (value, message) => {
    expect(await problemsOf(value)).toEqual([expect.stringMatching(message)]);
  });

  it('looks at the grammar alone without an answer of the backend', async () => {
    expect(await problemsOf('evil.example/a/b:1', false)).toEqual([]);
    expect(await problemsOf('evil.example/a/b:latest', false)).toHaveLength(1);
  });
});
