import { screen, waitFor } from '@testing-library/react';
import { NotAllowedError } from '@backstage/errors';
import type { SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';
import { createFakeSitesApi } from '../../../dev/fakeSitesApi';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunningNow } from './RunningNow';

const show = (api: Partial<SeedgenApi> = {}) =>
  renderSeedgen(<RunningNow />, {
    api: { ...createFakeSitesApi(Date.now()), ...api },
  });

describe('RunningNow', () => {
  it('shows every run that is under way, and leads to it', async () => {
    const { container } = await show();
    const items = await screen.findAllByRole('listitem');
    expect(items).toHaveLength(4);
    expect(items[0]).toHaveTextContent('sno-aalborg-1');
    await waitFor(() => expect(items[0]).toHaveTextContent(/expected to end/));
    expect(items[3]).toHaveTextContent('2 cluster operators are degraded');
    expect(
      screen.getByRole('link', { name: 'Generate seed image: Imaging' }),
    ).toHaveAttribute('href', '/seedgen/runs/run-of-sno-aalborg-1');
    expect(
      screen.getByRole('link', { name: 'Open the fleet' }),
    ).toHaveAttribute('href', '/seedgen/clusters');
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('reads when the end is expected once a phase, not at every look', async () => {
    const sites = createFakeSitesApi(Date.now());
    const getRun = jest.fn(sites.getRun);
    await show({ getRun });
    await screen.findAllByText(/expected to end/);
    expect(
      getRun.mock.calls.filter(([id]) => id === 'run-of-sno-aalborg-1'),
    ).toHaveLength(1);
  });

  it('says that nothing is running', async () => {
    await show({ getRuns: async () => ({ items: [] }) });
    expect(await screen.findByText('No active runs')).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    await show({ getRuns: () => Promise.reject(new NotAllowedError('no')) });
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });
});
