import type {
  Run,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Translate } from '../../translation';
import { imagePageTitle, runPageTitle } from './PageTitle';

const t = ((key: string) => key) as unknown as Translate;
const ID = '6f1d2c3b-0000-4000-8000-000000000002';
const run = (over: Partial<Run>) =>
  ({ id: ID, kind: 'generate', cluster: 'sno1', ...over } as Run);

describe('runPageTitle', () => {
  it.each<[string, Run | undefined, string]>([
    ['is not read yet', undefined, 'pages.run 6f1d2c3b'],
    [
      'makes an image',
      run({ phase: 'Imaging', seedImage: 'r.example:8443/ocp/seed:4.18' }),
      'phase.Imaging · sno1 · 4.18',
    ],
    [
      'has a reference without a tag',
      run({ phase: 'Failed', seedImage: 'r.example:8443/ocp/seed' }),
      'phase.Failed · sno1 · kind.generate',
    ],
    [
      'prepares storage',
      run({ kind: 'partition', phase: 'Rebooting' }),
      'phase.Rebooting · sno1 · kind.partition',
    ],
  ])('of a run that %s', (_, given, title) => {
    expect(runPageTitle(ID, given, t)).toBe(title);
  });
});

describe('imagePageTitle', () => {
  const digest = `sha256:${'a'.repeat(64)}`;

  it('has the digest, since a tag may have had several', () => {
    expect(imagePageTitle(digest, undefined)).toBe('sha256:aaaaaaaaaaaa');
    expect(
      imagePageTitle(digest, {
        image: 'r.example:8443/ocp/seed:4.18',
      } as SeedImageRecord),
    ).toBe('ocp/seed:4.18 · sha256:aaaaaaaaaaaa');
  });
});
