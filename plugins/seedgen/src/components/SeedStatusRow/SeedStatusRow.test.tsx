import { screen } from '@testing-library/react';
import { NotAllowedError } from '@backstage/errors';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import {
  idleCluster,
  imagingCluster,
  spentCluster,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
} from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { SeedStatusRow } from './SeedStatusRow';

const NOW = Date.now();

const show = (getCluster: () => Promise<ClusterStatus>) =>
  renderSeedgen(<SeedStatusRow />, { api: { getCluster } });

describe('SeedStatusRow', () => {
  it.each<[string, ClusterStatus, RegExp]>([
    ['Ready', idleCluster(NOW), /ready/i],
    ['Running', imagingCluster(NOW), /Generate seed image: Imaging/],
    ['Spent', spentCluster(NOW), /seed was taken/],
    [
      'Not ready',
      unpreparedCluster(NOW),
      /Container storage is not sufficient/,
    ],
    [
      'Unreachable',
      unreachableCluster(NOW),
      /Last answer 5h ago.*did not answer/,
    ],
    ['Unknown', unseenCluster(), /Not checked yet/],
  ])('says that a cluster is %s, and why', async (state, status, why) => {
    const { container } = await show(async () => status);
    const row = await screen.findByRole('region', {
      name: 'Seed readiness',
    });
    expect(await screen.findByText(state)).toBeVisible();
    expect(row).toHaveTextContent(why);
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('leads to the last image, and to the run that is under way', async () => {
    const status = imagingCluster(NOW);
    await show(async () => status);
    expect(
      await screen.findByRole('link', { name: 'Follow the run' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/resource/sno1/seed-image?run=${status.activeRun!.id}`,
    );
    expect(
      screen.getByTitle(status.lastSeed!.image).closest('a'),
    ).toHaveAttribute('href', expect.stringContaining('/images/sha256'));
    expect(
      screen.getByText('Last proven image').parentElement,
    ).toHaveTextContent('9d ago');
  });

  it('says that the tag of the last image has moved', async () => {
    const status = imagingCluster(NOW);
    await show(async () => ({
      ...status,
      lastSeed: { ...status.lastSeed!, tagState: 'moved' },
    }));
    expect(await screen.findByText('tag points elsewhere')).toBeVisible();
  });

  it('is a grey line until it knows, and no link', async () => {
    await show(() => new Promise(() => {}));
    expect(screen.getByRole('status', { name: 'Loading…' })).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says which permission it takes', async () => {
    await show(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByText(/seedgen.cluster.read/)).toBeVisible();
  });
});
