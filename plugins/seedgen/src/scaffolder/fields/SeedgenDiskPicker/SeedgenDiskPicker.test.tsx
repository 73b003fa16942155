import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  SeedgenApi,
  StoragePlan,
} from '@seedgen/backstage-plugin-seedgen-common';
import { unpreparedCluster, unseenCluster } from '../../../../dev/fixtures';
import { renderForm } from '../../../../dev/testing/renderForm';
import { seriousViolations } from '../../../../dev/testing/seriousViolations';
import { diskPickerField } from './SeedgenDiskPicker';

const NOW = Date.now();
const plan: StoragePlan = {
  cluster: 'sno2',
  recommended: 'secondary-disk',
  options: [
    {
      strategy: 'secondary-disk',
      feasible: true,
      device: '/dev/vdb',
      reasons: ['vdb is empty.'],
      manifests: [],
      consequences: ['/dev/vdb is partitioned and formatted.'],
    },
    {
      strategy: 'machine-config',
      feasible: false,
      reasons: ['DisksUnknown: no boot disk.'],
      manifests: [],
      consequences: [],
    },
  ],
};

const open = (
  options: {
    api?: Partial<SeedgenApi>;
    initial?: Record<string, unknown>;
  } = {},
) =>
  renderForm([diskPickerField], {
    properties: {
      device: {
        title: 'Disk',
        type: 'string',
        'ui:field': 'SeedgenDiskPicker',
      },
    },
    initial: { cluster: 'resource:default/sno2', ...options.initial },
    api: {
      getCluster: async () => unpreparedCluster(NOW),
      getStoragePlan: async () => plan,
      ...options.api,
    },
  });

describe('SeedgenDiskPicker', () => {
  it('shows the disks, which can be used and why the others cannot', async () => {
    await open();
    const vda = await screen.findByRole('radio', { name: /^vda/ });
    expect(vda).toBeDisabled();
    expect(vda).toHaveAccessibleName(
      /120 GiB.*\/dev\/vda.*it has 4 partitions/,
    );
    const vdb = screen.getByRole('radio', { name: /^vdb/ });
    expect(vdb).toBeEnabled();
    expect(vdb).toHaveAccessibleName(/200 GiB · empty.*can be used.*by-id/);
    expect(
      screen.getByRole('radio', {
        name: /^As the storage plan.*\/dev\/vdb now/,
      }),
    ).toBeChecked();
    expect(await seriousViolations(document.body)).toEqual([]);
  });

  it('says that nothing can be done while it runs where the plan is an installation', async () => {
    const atInstallation: StoragePlan = {
      ...plan,
      recommended: 'install-time',
      options: [
        {
          ...plan.options[0],
          strategy: 'install-time',
          device: '/dev/disk/by-id/virtio-a',
        },
      ],
    };
    await open({ api: { getStoragePlan: async () => atInstallation } });
    const planned = await screen.findByRole('radio', { name: /^As the/ });
    // The plan's disk is for another day.
    expect(planned).toHaveAccessibleName(/none that a running node could use/);
    expect(planned).not.toHaveAccessibleName(/virtio-a/);
    expect(
      screen.getByText(/Nothing can be done about sno. while it runs/),
    ).toBeVisible();
  });

  it('yields the disk that it shows as the plan’s choice', async () => {
    const device = '/dev/disk/by-id/virtio-b';
    const options = [{ ...plan.options[0], device }];
    const { created, next } = await open({
      api: {
        getStoragePlan: async () => ({ ...plan, options }),
        getCluster: async () => {
          const status = unpreparedCluster(NOW);
          const layout = status.snapshot.layout!;
          const disks = layout.disks.map(disk =>
            disk.name === 'vdb' ? { ...disk, stablePath: device } : disk,
          );
          const snapshot = { ...status.snapshot, layout: { ...layout, disks } };
          return { ...status, snapshot };
        },
      },
    });
    expect(
      await screen.findByRole('radio', { name: /^As the.*virtio-b now/ }),
    ).toBeChecked();
    await userEvent.click(next());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(created).toHaveBeenCalledWith(expect.objectContaining({ device }));
  });

  it('yields the chosen disk, by keyboard', async () => {
    const { created, next } = await open();
    const planned = await screen.findByRole('radio', { name: /^As the/ });
    await userEvent.click(screen.getByRole('radio', { name: /^vdb/ }));
    await userEvent.click(planned);
    await userEvent.click(screen.getByRole('radio', { name: /^vdb/ }));
    await userEvent.click(next());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(created).toHaveBeenCalledWith(
      expect.objectContaining({ device: '/dev/vdb' }),
    );
  });

  it('says why the plan has no disk', async () => {
    await open({ initial: { strategy: 'machine-config' } });
    expect(
      await screen.findByText(/It finds none now: DisksUnknown/),
    ).toBeVisible();
  });

  it.each([
    ['/dev/vda', /cannot be used: it has 4 partitions/],
    ['/dev/vdz', /sno2 shows no disk \/dev\/vdz/],
    ['/dev/vdb; rm -rf', /is not the path of a disk/],
  ])('refuses %s from a link to the form', async (device, message) => {
    const { next } = await open({ initial: { device } });
    await screen.findByRole('radio', { name: /^vdb/ });
    await userEvent.click(next());
    await waitFor(() =>
      expect(screen.getByText(new RegExp(`^'Disk'.*`))).toHaveTextContent(
        message,
      ),
    );
  });

  it('says that the disks could not be read', async () => {
    await open({
      api: { getCluster: async () => ({ ...unseenCluster(), name: 'sno2' }) },
    });
    expect(
      await screen.findByText('The disks of sno2 could not be read.'),
    ).toBeVisible();
  });

  it('wants a cluster first', async () => {
    await open({ initial: { cluster: undefined } });
    expect(await screen.findByText('Choose a cluster first.')).toBeVisible();
  });
});
