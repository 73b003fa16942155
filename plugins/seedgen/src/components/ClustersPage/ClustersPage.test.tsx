import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { fakeClusters } from '../../../dev/fakeApi';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { ClustersPage } from './ClustersPage';

const NOW = Date.now();

const show = () =>
  renderSeedgen(<ClustersPage />, {
    api: { getClusters: async () => ({ items: fakeClusters(NOW) }) },
  });

describe('ClustersPage', () => {
  it('shows what is happening on each cluster', async () => {
    const { container } = await show();
    expect(await screen.findByText('9 clusters')).toBeVisible();
    const [, ...rows] = screen.getAllByRole('row');
    const texts = rows.map(row => row.textContent);
    expect(texts[0]).toContain('Generate seed image: Imaging');
    expect(texts[1]).toContain('Not ready');
    expect(texts[2]).toContain('Not reachable');
    expect(texts[3]).toContain('Not seen lately');
    expect(texts[4]).toContain('Generation by hand');
    expect(texts[5]).toContain('never');
    expect(texts[6]).toContain('Spent');
    expect(
      within(rows[0]).getByRole('link', { name: /Imaging/ }),
    ).toHaveAttribute('href', expect.stringContaining('/seedgen/runs/'));
    expect(
      await within(rows[0]).findByRole('link', { name: 'sno1' }),
    ).toHaveAttribute('href', '/catalog/default/resource/sno1/seed-image');
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('finds clusters by name', async () => {
    await show();
    await userEvent.type(
      await screen.findByLabelText('Find a cluster'),
      'SNO3',
    );
    expect(screen.getAllByRole('row')).toHaveLength(2);
    await userEvent.type(screen.getByLabelText('Find a cluster'), 'x');
    expect(screen.getByText('No cluster matches SNO3x')).toBeVisible();
  });

  it('says what to do first when there are none', async () => {
    await renderSeedgen(<ClustersPage />, {
      api: { getClusters: async () => ({ items: [] }) },
    });
    expect(await screen.findByText('No clusters yet')).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    await renderSeedgen(<ClustersPage />, {
      api: { getClusters: () => Promise.reject(new NotAllowedError('no')) },
    });
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });
});
