import type { RegistrySummary } from '@seedgen/backstage-plugin-seedgen-common';
import { openSession } from '../session';
import { contextFor, fakeApi, optionsFor } from '../__testUtils__';
import { namesImage, seedImageFor, type ImageInput } from './image';

const HOST = 'infra.5g-deployment.lab:8443';
const registry = (name: string, host: string): RegistrySummary => ({
  name,
  host,
  repositories: [],
});

async function imageFor(input: ImageInput, registries?: RegistrySummary[]) {
  const { api } = fakeApi(
    registries ? { getRegistries: async () => ({ items: registries }) } : {},
  );
  const session = await openSession(optionsFor(api), contextFor({}).context);
  return seedImageFor(session, 'sno1', input);
}

const two = [registry('infra', HOST), registry('quay', 'quay.example')];

describe('seedImageFor', () => {
  it.each<[ImageInput, string, RegistrySummary[]?]>([
    [{ image: `${HOST}/a/b:1` }, `${HOST}/a/b:1`],
    [{ image: ` ${HOST}/a/b ` }, `${HOST}/a/b:4.18.27-x86_64`],
    [{ image: `${HOST}/a/b`, tag: '2' }, `${HOST}/a/b:2`],
    [{ repository: 'a/b' }, `${HOST}/a/b:4.18.27-x86_64`],
    [
      { repository: 'a/b', tag: '', registry: '' },
      `${HOST}/a/b:4.18.27-x86_64`,
    ],
    [
      { repository: 'a/b', tag: '3', registry: 'quay' },
      'quay.example/a/b:3',
      two,
    ],
    [{ repository: 'a/b', tag: '3', registry: HOST }, `${HOST}/a/b:3`, two],
  ])('%p is %s', async (...[input, image, registries]) => {
    expect(await imageFor(input, registries)).toBe(image);
  });

  it.each<[ImageInput, RegExp, RegistrySummary[]?]>([
    [{}, /^ImageMissing/],
    [{ image: `${HOST}/a/b`, repository: 'a/b' }, /^ImageAmbiguous/],
    [{ image: `${HOST}/a/b:1`, tag: '2' }, /^ImageAmbiguous/],
    [{ repository: 'a/b' }, /^RegistryMissing: .*infra, quay/, two],
    [{ repository: 'a/b', registry: 'x' }, /^RegistryNotConfigured: .*infra/],
    [{ repository: '../../v2', tag: '1' }, /^ImageReferenceInvalid/],
    [{ repository: 'a/b', tag: '1@x' }, /^ImageReferenceInvalid/],
    [{ repository: 'a/b', tag: 'latest' }, /^ImageReferenceInvalid/],
  ])('%p is refused', async (...[input, text, registries]) => {
    await expect(imageFor(input, registries)).rejects.toThrow(text);
  });

  it.each<ImageInput>([
    { image: 'ann:hunter@r.example/a/b:1' },
    { image: 'ann:hunter@r.example/a/b' },
    { image: 'ann:hunter@r.example/a/b', tag: '1' },
    { image: 'https://hunter@r.example/a/b', tag: '1' },
    { repository: 'hunter@r.example/a/b', tag: '1' },
    { repository: 'a/b', registry: 'ann:hunter@r.example' },
  ])('%p is refused, and its credential is not quoted', async input => {
    const error: Error = await imageFor(input).then(
      () => new Error('it was taken'),
      reason => reason,
    );
    expect(error.message).toMatch(
      /^(ImageReferenceInvalid|RegistryNotConfigured): /,
    );
    expect(error.message).not.toContain('hunter');
  });

  it('knows whether an image is named', () => {
    expect(namesImage({})).toBe(false);
    expect(namesImage({ image: ' ', repository: '' })).toBe(false);
    expect(namesImage({ repository: 'a/b' })).toBe(true);
  });
});
