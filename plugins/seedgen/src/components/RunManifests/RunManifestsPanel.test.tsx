import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import type {
  RunDetails,
  SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { blockedRun, revertedRun, runAfter } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunManifestsPanel } from './RunManifestsPanel';

const NOW = Date.now();
const SECRET = { name: 'secret-seedgen.yaml', yaml: 'kind: Secret\n' };

async function show(
  getRunManifests: SeedgenApi['getRunManifests'],
  run: RunDetails = runAfter(NOW, 60),
) {
  const manifests = jest.fn(getRunManifests);
  const rendered = await renderSeedgen(<RunManifestsPanel run={run} />, {
    api: { getRunManifests: manifests },
  });
  const open = () =>
    userEvent.click(screen.getByRole('button', { name: 'Show' }));
  return { ...rendered, manifests, open };
}

describe('RunManifestsPanel', () => {
  it('reads them when they are wanted, and shows each to read and copy', async () => {
    const { container, manifests, open } = await show(async () => ({
      items: [SECRET],
    }));
    expect(manifests).not.toHaveBeenCalled();
    await open();
    const secret = await screen.findByRole('region', { name: SECRET.name });
    expect(within(secret).getByText('kind: Secret')).toBeVisible();
    expect(
      within(secret).getByRole('button', { name: `Copy ${SECRET.name}` }),
    ).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
    expect(screen.queryByRole('region', { name: SECRET.name })).toBeNull();
  });

  it.each<[string, RunDetails, RegExp]>([
    ['puts', runAfter(NOW, 60), /puts on its cluster/],
    ['would have put', blockedRun(NOW), /it ended before that/],
  ])('says what the run %s on its cluster', async (_, run, text) => {
    await show(async () => ({ items: [] }), run);
    expect(screen.getByText(text)).toBeVisible();
  });

  it('says why there are none', async () => {
    const { open } = await show(async () => ({ items: [] }), revertedRun(NOW));
    await open();
    expect(await screen.findByText('No manifests')).toBeVisible();
    expect(
      screen.getByText(/ended before its manifests were planned/),
    ).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    const { open } = await show(() => Promise.reject(new NotAllowedError()));
    await open();
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });
});
