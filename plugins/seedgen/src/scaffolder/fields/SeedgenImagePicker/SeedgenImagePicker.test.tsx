import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  SeedgenApi,
  SeedImage,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import { idleCluster, unpreparedCluster } from '../../../../dev/fixtures';
import { renderForm } from '../../../../dev/testing/renderForm';
import { seriousViolations } from '../../../../dev/testing/seriousViolations';
import { clusterPickerField } from '../SeedgenClusterPicker/SeedgenClusterPicker';
import { imagePickerField } from './SeedgenImagePicker';

const NOW = Date.now();
const HOST = 'lab.example:8443';
const PROPOSED = `${HOST}/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64`;

const backend: Partial<SeedgenApi> = {
  getClusters: async () => ({
    items: [idleCluster(NOW), unpreparedCluster(NOW)],
  }),
  getCluster: async name =>
    name === 'sno1' ? idleCluster(NOW) : unpreparedCluster(NOW),
  getRegistries: async () => ({
    items: [
      { name: 'lab', host: HOST, repositories: ['ocp-sno1/*', 'ocp-sno2/*'] },
      { name: 'other', host: 'other.example', repositories: ['seeds/*'] },
    ],
  }),
  getLatestPreflight: async () => undefined,
  getRuns: async () => ({ items: [] }),
};

const open = (
  options: {
    api?: Partial<SeedgenApi>;
    initial?: Record<string, unknown>;
  } = {},
) =>
  renderForm([clusterPickerField, imagePickerField], {
    properties: {
      cluster: {
        title: 'Cluster',
        type: 'string',
        'ui:field': 'SeedgenClusterPicker',
        'ui:options': { kind: 'generate' },
      },
      image: {
        title: 'Seed image',
        type: 'string',
        'ui:field': 'SeedgenImagePicker',
      },
      replaceExistingTag: { type: 'boolean', title: 'Replace' },
    },
    required: ['cluster', 'image'],
    initial: options.initial ?? { cluster: 'resource:default/sno1' },
    api: { ...backend, ...options.api },
  });

const repository = () => screen.getByRole('textbox', { name: 'Repository' });
const tag = () => screen.getByRole('textbox', { name: 'Tag' });
const proposed = () =>
  waitFor(() => expect(tag()).toHaveValue('4.18.27-x86_64'));

describe('SeedgenImagePicker', () => {
  it('proposes an image for the chosen cluster, and yields it', async () => {
    const { created, next } = await open();
    await proposed();
    expect(screen.getByRole('combobox', { name: 'Registry' })).toHaveValue(
      HOST,
    );
    expect(repository()).toHaveValue('ocp-sno1/seedimage-ibu-upgrade');
    expect(screen.getByText(PROPOSED)).toBeVisible();
    expect(await seriousViolations(document.body)).toEqual([]);
    await userEvent.click(next());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(created).toHaveBeenCalledWith(
      expect.objectContaining({ image: PROPOSED }),
    );
  });

  it('follows the cluster until the person has a wish of their own', async () => {
    await open();
    await proposed();
    const choose = async (name: string) => {
      const box = screen.getByRole('combobox', { name: /^Cluster/ });
      await userEvent.clear(box);
      await userEvent.type(box, name);
      await userEvent.click(
        await screen.findByRole('option', { name: new RegExp(`^${name}`) }),
      );
    };
    await choose('sno2');
    await waitFor(() =>
      expect(repository()).toHaveValue('ocp-sno2/seedimage-ibu-upgrade'),
    );
    await userEvent.type(tag(), '-mine');
    await choose('sno1');
    expect(
      await screen.findByText(/It names sno2, and the seed is made from sno1/),
    ).toBeVisible();
    expect(tag()).toHaveValue('4.18.27-x86_64-mine');
    await userEvent.click(
      screen.getByRole('button', { name: 'Use the proposal' }),
    );
    expect(repository()).toHaveValue('ocp-sno1/seedimage-ibu-upgrade');
    expect(tag()).toHaveValue('4.18.27-x86_64');
  });

  it('says at once what is wrong, and refuses it', async () => {
    const { next } = await open();
    await proposed();
    await userEvent.clear(repository());
    await userEvent.type(repository(), 'elsewhere/x');
    expect(
      await screen.findByText(/may not be pushed to elsewhere\/x/),
    ).toBeVisible();
    await userEvent.click(next());
    expect(
      await screen.findByText(/^'Seed image' Seeds may not be pushed/),
    ).toBeVisible();
  });

  it('says of a tag what the preflight would refuse it for', async () => {
    const { next } = await open();
    await proposed();
    await userEvent.clear(tag());
    await userEvent.type(tag(), '4.18.26-x86_64');
    const refusal =
      /4\.18\.26-x86_64 does not say what the image will be: release 4\.18\.27 for x86_64.*Use the tag 4\.18\.27-x86_64/;
    expect(await screen.findByRole('note', { name: refusal })).toBeVisible();
    await userEvent.click(next());
    expect(await screen.findByText(/^'Seed image' The tag/)).toHaveTextContent(
      refusal,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Use the proposal' }),
    );
    expect(tag()).toHaveValue('4.18.27-x86_64');
  });

  it('takes a whole reference apart that is pasted', async () => {
    await open();
    await proposed();
    await userEvent.clear(repository());
    await userEvent.click(repository());
    await userEvent.paste('other.example/seeds/a:9');
    expect(screen.getByRole('combobox', { name: 'Registry' })).toHaveValue(
      'other.example',
    );
    expect(repository()).toHaveValue('seeds/a');
    expect(tag()).toHaveValue('9');
  });

  it('says whose the tag is that exists, and offers the next one', async () => {
    const record: SeedImage = {
      runId: 'r1',
      cluster: 'sno1',
      image: PROPOSED,
      digest: `sha256:${'a'.repeat(64)}`,
      sizeBytes: 1,
      verifiedAt: new Date(NOW - 3600_000).toISOString(),
      requestedBy: 'user:default/jane',
      registry: 'registry.example',
      locations: [],
    };
    await open({
      api: {
        getSeedImages: async () => ({
          items: [record],
          registries: [],
          versions: [],
        }),
      },
    });
    const notice = await screen.findByRole('note', {
      name: 'This tag exists already',
    });
    expect(notice).toHaveTextContent(/cluster sno1, proven 1h ago.*jane/);
    expect(notice).toHaveTextContent(/preflight will refuse/);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Replace' }));
    expect(
      await screen.findByText('It will be replaced, as you requested.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Replace' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Use 4.18.27-x86_64-2' }),
    );
    expect(tag()).toHaveValue('4.18.27-x86_64-2');
    expect(await screen.findByText('Tag not checked yet')).toBeVisible();
  });

  it('has the registry looked at, and reads the answer back', async () => {
    const report: VerificationReport = {
      id: 'v1',
      cluster: 'sno1',
      image: PROPOSED,
      state: 'running',
      startedAt: new Date(NOW).toISOString(),
    };
    const startVerification = jest.fn(async () => report);
    await open({
      api: {
        startVerification,
        getVerification: async () => ({
          ...report,
          state: 'done',
          result: {
            at: new Date().toISOString(),
            image: PROPOSED,
            verdict: 'unknown',
            failure: { code: 'not-found', message: 'no such tag' },
            proofs: [],
          },
        }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Check the registry' }),
    );
    expect(
      await screen.findByText('The tag is free', {}, { timeout: 5000 }),
    ).toBeVisible();
    expect(startVerification).toHaveBeenCalledWith(
      { cluster: 'sno1', image: PROPOSED },
      expect.anything(),
    );
  });

  it('wants a cluster first', async () => {
    await open({ initial: {} });
    expect(await screen.findByText('Choose a cluster first.')).toBeVisible();
  });
});
