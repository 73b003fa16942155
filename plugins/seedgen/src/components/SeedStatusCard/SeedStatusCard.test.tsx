import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import {
  ago,
  attachedCluster,
  DIGEST,
  externalCluster,
  HOURS,
  idleCluster,
  imagingCluster,
  judgedReadiness,
  spentCluster,
  staleCluster,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
} from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { SeedStatusCard } from './SeedStatusCard';

const mockCopy = jest.fn();
jest.mock('react-use/esm/useCopyToClipboard', () => ({
  __esModule: true,
  default: () => [{}, mockCopy],
}));

const NOW = Date.now();

const show = (
  getCluster: () => Promise<ClusterStatus>,
  options: Parameters<typeof renderSeedgen>[1] = {},
) =>
  renderSeedgen(<SeedStatusCard />, {
    ...options,
    api: { getCluster, ...options.api },
  });

describe('SeedStatusCard', () => {
  it('shows a placeholder until it knows', async () => {
    await show(() => new Promise(() => {}));
    expect(screen.getByRole('status', { name: 'Loading…' })).toBeVisible();
  });

  it('shows the run, explains the outage and names the last image', async () => {
    const { container } = await show(async () => imagingCluster(NOW));
    expect(
      await screen.findByText('Generate seed image: Imaging'),
    ).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Phase 5 of 10' }),
    ).toBeVisible();
    expect(screen.getByText(/off for 3m 1\ds, as expected/)).toBeVisible();
    expect(screen.getByText(/within 10 minutes/)).toBeVisible();
    expect(screen.getByText('sha256:4c1f0e2a9b7d')).toHaveAttribute(
      'title',
      DIGEST,
    );
    expect(screen.getByText(/^proven/)).toHaveTextContent('proven 9d ago');
    expect(
      screen.getByRole('button', { name: 'Follow the run' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/sno1/seed-image?run=6f1d2c3b-0000-4000-8000-000000000001',
    );
    expect(screen.queryByText('Generate a seed image')).toBeNull();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says of the last image that its tag has moved, and copies it by its digest', async () => {
    const status = imagingCluster(NOW);
    const lastSeed = { ...status.lastSeed!, tagState: 'moved' as const };
    const { container } = await show(async () => ({ ...status, lastSeed }));
    expect(await screen.findByText('tag points elsewhere')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Copy the reference with the digest',
      }),
    );
    expect(mockCopy).toHaveBeenCalledWith(
      `${lastSeed.image.replace(/:[^:]*$/, '')}@${DIGEST}`,
    );
    expect(await seriousViolations(container)).toEqual([]);
  });

  it.each([undefined, 'here', 'unknown'] as const)(
    'says nothing of a tag that is %s',
    async tagState => {
      const status = imagingCluster(NOW);
      const lastSeed = { ...status.lastSeed!, tagState };
      await show(async () => ({ ...status, lastSeed }));
      expect(await screen.findByText(lastSeed.image)).toBeVisible();
      expect(screen.queryByText(/^tag /)).toBeNull();
    },
  );

  it('says when an outage is longer than usual', async () => {
    const status = imagingCluster(NOW);
    status.activeRun!.unreachableSince = ago(NOW, 1800);
    await show(async () => status);
    expect(await screen.findByText(/longer than usual/)).toBeVisible();
  });

  it('shows what a run waits for and what to do', async () => {
    const status = imagingCluster(NOW);
    status.activeRun!.problem = {
      code: 'HealthCheckFailed',
      message: 'A pod does not start.',
      remedy: 'Look at its events.',
    };
    await show(async () => status);
    expect(await screen.findByText('A pod does not start.')).toBeVisible();
    expect(screen.getByText('Look at its events.')).toBeVisible();
    expect(screen.getByText('HealthCheckFailed')).toBeVisible();
  });

  it('leads to the template, filled in with the cluster', async () => {
    await show(async () => idleCluster(NOW));
    expect(await screen.findByText('Idle')).toBeVisible();
    const link = screen.getByRole('button', { name: 'Generate a seed image' });
    const url = new URL(link.getAttribute('href')!, 'https://portal.example');
    expect(url.pathname).toBe('/create/templates/default/generate-seed-image');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      cluster: 'resource:default/sno1',
    });
  });

  const buttons = () =>
    screen
      .getAllByRole('button')
      .map(({ textContent }) => textContent)
      .filter(text => text);

  it('offers to prepare the storage first where a seed lacks that', async () => {
    await show(async () => unpreparedCluster(NOW));
    expect(
      await screen.findByText('Container storage is not sufficient'),
    ).toBeVisible();
    await waitFor(() =>
      expect(buttons()).toEqual([
        'Prepare container storage',
        'Open seed image',
        'Generate a seed image',
      ]),
    );
  });

  it('says what to do first with a cluster that is attached to a hub', async () => {
    const { container } = await show(async () => attachedCluster(NOW));
    expect(await screen.findByText('Attached to a hub')).toBeVisible();
    expect(screen.getByText(/must be detached from hub/)).toBeVisible();
    expect(screen.getByText(/delete its ManagedCluster/)).toBeVisible();
    expect(screen.getByText('KlusterletPresent')).toBeVisible();
    await waitFor(() =>
      expect(buttons()).toEqual(['Open seed image', 'Generate a seed image']),
    );
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says what only a preflight has seen, and when, or that none has', async () => {
    const status = idleCluster(NOW);
    status.readiness = {
      ...judgedReadiness(ago(NOW, 12), [
        {
          id: 'left-behind',
          title: 'Nothing is left on the node',
          status: 'pass',
          source: 'preflight',
          asOf: ago(NOW, 3 * HOURS),
        },
        {
          id: 'no-running-imager',
          title: 'No imager is running',
          status: 'fail',
          message: 'An imager is running.',
          source: 'run',
          asOf: ago(NOW, 2 * HOURS),
        },
      ]),
      inPreflight: [{ id: 'other', title: 'Another thing' }],
    };
    await show(async () => status);
    expect(
      await screen.findByText('Failed: No imager is running'),
    ).toBeVisible();
    expect(screen.getByText(/Preflight of the last run/)).toHaveTextContent(
      /2h ago/,
    );
    expect(
      screen.getByText('Nothing is left on the node').closest('li'),
    ).toHaveTextContent(/Last preflight 3h ago/);
    expect(screen.getByText('Another thing').closest('li')).toHaveTextContent(
      /Checked in preflight/,
    );
  });

  it('says at a glance what a seed needs', async () => {
    await show(async () => unpreparedCluster(NOW));
    const vitals = await screen.findByRole('list', {
      name: 'Seed requirements',
    });
    expect(
      within(vitals)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'OpenShift 4.18.27',
      'Lifecycle Agent ready (4.18.0)',
      'Storage not ready',
    ]);
  });

  it('does not lead there without the permission', async () => {
    // Another name, since answers about permissions are kept for a while.
    await show(async () => ({ ...idleCluster(NOW), name: 'guarded' }), {
      allowed: false,
    });
    const button = () =>
      screen.getByRole('button', { name: 'Generate a seed image' });
    await waitFor(() => expect(button()).toBeDisabled());
    expect(button()).not.toHaveAttribute('href');
  });

  it('offers no template in a portal without the scaffolder', async () => {
    await show(async () => idleCluster(NOW), { withTemplates: false });
    expect(await screen.findByText('Idle')).toBeVisible();
    expect(screen.queryByText('Generate a seed image')).toBeNull();
  });

  it.each([
    ['unreachable', unreachableCluster(NOW), /has not answered for 5h/],
    ['stale', staleCluster(NOW), /last checked 25m/],
    ['never seen', unseenCluster(), /has not checked this cluster yet/],
    ['spent', spentCluster(NOW), /must not go back into service/],
    [
      'worked on by hand',
      externalCluster(NOW),
      /started outside of the portal/,
    ],
    ['without an image', idleCluster(NOW), /No seed image of this cluster/],
  ])('says that a cluster is %s', async (_, status, text) => {
    const { container } = await show(async () => status);
    expect(await screen.findByText(text)).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('names the permission that is missing', async () => {
    await show(() => Promise.reject(new NotAllowedError('no')));
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });

  it('says how to make a cluster known', async () => {
    await show(() => Promise.reject(new NotFoundError('no')));
    expect(await screen.findByText(/seedgen\.clusters/)).toBeVisible();
  });

  it('can be tried again after a failure', async () => {
    const getCluster = jest
      .fn<Promise<ClusterStatus>, []>()
      .mockRejectedValueOnce(new Error('The database is away'))
      .mockResolvedValue(idleCluster(NOW));
    await show(getCluster);
    expect(await screen.findByText('The database is away')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Idle')).toBeVisible();
  });

  it('keeps the last picture when a later look fails, and says so', async () => {
    const getCluster = jest
      .fn<Promise<ClusterStatus>, []>()
      .mockResolvedValueOnce(idleCluster(NOW))
      .mockRejectedValue(new Error('The database is away'));
    const refreshCluster = jest.fn(async () => undefined);
    await show(getCluster, { api: { refreshCluster } });
    await screen.findByText('Idle');
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(refreshCluster).toHaveBeenCalledWith('sno1'));
    expect(await screen.findByText(/The database is away/)).toBeVisible();
    expect(screen.getByText('Idle')).toBeVisible();
  });
});
