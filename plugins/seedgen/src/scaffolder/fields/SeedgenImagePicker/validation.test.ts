import type { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { seedImageTagProblem } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { validateImage } from './validation';
import { idleCluster } from '../../../../dev/fixtures';
import { clusterEntity } from '../../../../dev/testing/renderSeedgen';

const registries = {
  items: [
    { name: 'lab', host: 'lab.example:8443', repositories: ['ocp-sno1/*'] },
  ],
};

const catalog = catalogApiMock({ entities: [clusterEntity('sno1')] });

async function problemsOf(
  value: string | undefined,
  answers = true,
  reachability: 'reachable' | 'unreachable' = 'reachable',
) {
  const cluster = idleCluster(Date.now());
  const api = {
    getCluster: () =>
      answers
        ? Promise.resolve({
            ...cluster,
            snapshot: { ...cluster.snapshot, reachability },
          })
        : Promise.reject(new Error('away')),
    getRegistries: () =>
      answers ? Promise.resolve(registries) : Promise.reject(new Error('away')),
  };
  const apiHolder = {
    get: (ref: unknown) => {
      if (ref === catalogApiRef) return catalog;
      return ref === seedgenApiRef ? api : undefined;
    },
  } as ApiHolder;
  const errors: string[] = [];
  await validateImage(
    value,
    { addError: message => errors.push(message) },
    { apiHolder, formData: { cluster: 'resource:default/sno1' } },
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

  it.each(['4.18.26-x86_64', '4.18.27', '4.18.27-x86_644'])(
    'refuses the tag %s as the preflight would, in its words',
    async tag => {
      const { message, remedy } = seedImageTagProblem(tag, {
        version: '4.18.27',
        architecture: 'x86_64',
      })!;
      expect(await problemsOf(`lab.example:8443/ocp-sno1/seed:${tag}`)).toEqual(
        [`${message} ${remedy}`],
      );
    },
  );

  it('leaves the tag to the preflight where the cluster is not seen now', async () => {
    const image = 'lab.example:8443/ocp-sno1/seed:4.18.26-x86_64';
    expect(await problemsOf(image, true, 'unreachable')).toEqual([]);
    expect(await problemsOf(image, false)).toEqual([]);
  });

  it('looks at the grammar alone without an answer of the backend', async () => {
    expect(await problemsOf('evil.example/a/b:1', false)).toEqual([]);
    expect(await problemsOf('evil.example/a/b:latest', false)).toHaveLength(1);
  });
});
