import { screen, waitFor, within } from '@testing-library/react';
import { NotAllowedError } from '@backstage/errors';
import type {
  ClusterStatus,
  SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  idleCluster,
  secondaryDiskPlan,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
} from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { StorageReadinessCard } from './StorageReadinessCard';

const NOW = Date.now();
const GIB = 1024 ** 3;

const show = (
  status: ClusterStatus,
  allowed = true,
  api: Partial<SeedgenApi> = {},
) =>
  renderSeedgen(<StorageReadinessCard />, {
    api: { getCluster: async () => status, ...api },
    allowed,
  });

describe('StorageReadinessCard', () => {
  it('compares what is there with what is required', async () => {
    const { container } = await show(idleCluster(NOW));
    expect(await screen.findByText('Ready')).toBeVisible();
    expect(
      screen.getByRole('img', {
        name: 'Container storage: 141.4 GiB of 141 GiB required, 37.2 GiB used',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('img', {
        name: 'Root filesystem: 58.1 GiB of 58 GiB required, 14.6 GiB used',
      }),
    ).toBeVisible();
    expect(screen.queryByText('Prepare container storage')).toBeNull();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('draws the disks to scale', async () => {
    await show(idleCluster(NOW));
    const disk = await screen.findByRole('img', {
      name: 'Disk vda of 200 GiB, to scale',
    });
    const shares = [...disk.children].map(part =>
      Number((part as HTMLElement).style.flexGrow),
    );
    expect(shares[3]).toBeCloseTo((58.1 / 200) * 100);
    expect(shares[4]).toBeCloseTo((141.4 / 200) * 100);
    expect(
      screen.getByText('vda5 · 141.4 GiB · /var/lib/containers'),
    ).toBeVisible();
  });

  it('says why it is not ready, and leads to what helps', async () => {
    const { container } = await show(unpreparedCluster(NOW));
    expect(await screen.findByText('Not ready')).toBeVisible();
    expect(screen.getByText(/part of the root filesystem/)).toBeVisible();
    expect(screen.getByText(/Give it storage of its own/)).toBeVisible();
    expect(screen.getByText('200 GiB unallocated')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Prepare container storage' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(
        '/create/templates/default/prepare-container-storage?formData=',
      ),
    );
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('does not hold the root filesystem against what containers need of their own', async () => {
    await show(unpreparedCluster(NOW));
    const containers = await screen.findByRole('img', {
      name: /^Container storage: no filesystem of its own, 141 GiB required/,
    });
    expect(containers.parentElement).toHaveTextContent(
      /shares a filesystem of .* GiB with everything else/,
    );
    expect(screen.queryByText(/of 141 GiB required/)).toBeNull();
    expect(
      within(containers.parentElement!).getByTitle('Failed'),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'is nearly full',
      'ContainersNearlyFull',
      { availableBytes: 9 * GIB, seedNeedsBytes: 60 * GIB },
      '9 GiB left, a seed needs 60 GiB',
    ],
    [
      'has no inodes left',
      'ContainersInodesExhausted',
      { inodes: { free: 7, total: 900 } },
      '7 of 900 inodes left',
    ],
    [
      'is mounted by something else',
      'MountUnitInactive',
      {},
      'var-lib-containers.mount is not active',
    ],
  ])('says what is missing of storage that %s', async (_, code, more, text) => {
    const idle = idleCluster(NOW);
    await show({
      ...idle,
      storage: {
        ...idle.storage,
        status: 'not-ready',
        containers: { ...idle.storage.containers, ...more },
        reasons: [{ code, message: code, remedy: '' }],
      },
    });
    expect(
      await screen.findByRole('img', {
        name: new RegExp(`^Container storage: ${text}`),
      }),
    ).toBeVisible();
    expect(screen.getAllByTitle('Good')).toHaveLength(1);
  });

  it('draws the disk as the plan would make it, and says what that costs', async () => {
    const { container } = await show(unpreparedCluster(NOW));
    const planned = await screen.findByRole('region', {
      name: /^Planned/,
    });
    expect(
      within(planned).getByText('Planned: a second disk of the running node'),
    ).toBeVisible();
    expect(
      within(planned).getByRole('img', {
        name: 'Planned layout of disk vdb of 200 GiB, to scale',
      }),
    ).toBeVisible();
    expect(
      within(planned).getByText('vdb1 · 200.0 GiB · /var/lib/containers'),
    ).toBeVisible();
    expect(within(planned).getByText(/The node reboots/)).toBeInTheDocument();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says why no plan fits', async () => {
    const { options } = secondaryDiskPlan('sno2', NOW);
    const getStoragePlan = async () => ({
      cluster: 'sno2',
      options: options.filter(({ feasible }) => !feasible),
    });
    await show(unpreparedCluster(NOW), true, { getStoragePlan });
    expect(
      await screen.findByText(/No plan for dedicated container storage/),
    ).toBeVisible();
    expect(
      screen.getByText(/at the next installation: DiskTooSmall/),
    ).toBeVisible();
  });

  it('asks for no plan where none is needed', async () => {
    const getStoragePlan = jest.fn();
    await show(idleCluster(NOW), true, { getStoragePlan });
    expect(await screen.findByText('Ready')).toBeVisible();
    expect(getStoragePlan).not.toHaveBeenCalled();
  });

  it('does not lead there without the permission', async () => {
    // Another name, since answers about permissions are kept for a while.
    await show({ ...unpreparedCluster(NOW), name: 'guarded' }, false);
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Prepare container storage' }),
      ).toBeDisabled(),
    );
  });

  it('claims nothing about disks that could not be read', async () => {
    await show(unseenCluster());
    expect(await screen.findByText('Unknown', { selector: 'p' })).toBeVisible();
    expect(
      screen.getByText('141 GiB required, actual size unknown'),
    ).toBeVisible();
    expect(screen.queryByTitle('Good')).toBeNull();
  });

  it('does not show an old verdict as a good one', async () => {
    await show(unreachableCluster(NOW));
    expect(
      await screen.findByText(/5h ago/, { selector: 'p *' }),
    ).toBeVisible();
    expect(screen.getByText(/may have changed since/)).toBeVisible();
    expect(screen.queryByTitle('Good')).toBeNull();
  });

  it('names the permission that is missing', async () => {
    await renderSeedgen(<StorageReadinessCard />, {
      api: { getCluster: () => Promise.reject(new NotAllowedError('no')) },
    });
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });
});
