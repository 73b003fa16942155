import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { useLocation, useNavigate } from 'react-router-dom';
import type { FleetQuery } from '@seedgen/backstage-plugin-seedgen-common';
import { fakeFleetPage } from '../../../dev/fakeFleet';
import { createFakeSitesApi } from '../../../dev/fakeSitesApi';
import { fortySites } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { FleetPage } from './FleetPage';

const NOW = Date.now();

function Address() {
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output data-testid="address">{search}</output>
      <button onClick={() => navigate(-1)}>go back</button>
    </>
  );
}

async function show(
  path = '/',
  answer = async (query?: FleetQuery) => fakeFleetPage(fortySites(NOW), query),
) {
  const getFleet = jest.fn(answer);
  const rendered = await renderSeedgen(
    <>
      <FleetPage />
      <Address />
    </>,
    { api: { ...createFakeSitesApi(NOW), getFleet }, path },
  );
  return { ...rendered, getFleet };
}

const address = () => screen.getByTestId('address').textContent;
const rowOf = async (name: string | RegExp) =>
  (await screen.findByText(name)).closest('tr')!;
const tile = (name: RegExp) => screen.getByRole('button', { name });

describe('FleetPage', () => {
  it('says at once whether somebody is needed, and how many clusters stand how', async () => {
    const { container } = await show();
    expect(
      await screen.findByText('6 of 40 clusters need attention'),
    ).toBeVisible();
    const counts = screen.getByRole('list', { name: 'Clusters by state' });
    expect(
      within(counts)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '3 Attention',
      '3 Unreachable',
      '3 Running',
      '5 Not ready',
      '2 Unknown',
      '20 Ready',
      '4 Spent',
    ]);
    expect(screen.getByText('40 clusters')).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('shows a cluster that is silent as one that is fine, with since when and why', async () => {
    await show();
    const silent = await rowOf('Bodø 1');
    expect(silent).toHaveTextContent('Unreachable');
    expect(silent).toHaveTextContent(/Last answer 5h/);
    expect(silent).toHaveTextContent('did not answer within 10 s');
    expect(await rowOf('Randers 1')).toHaveTextContent('Has never answered');
  });

  it('says in a row that the tag of the last image has moved', async () => {
    await show('/', async query => {
      const page = fakeFleetPage(fortySites(NOW), query);
      return {
        ...page,
        items: page.items.map(item => ({
          ...item,
          lastSeed: item.lastSeed && { ...item.lastSeed, tagState: 'absent' },
        })),
      };
    });
    const rows = (await screen.findAllByRole('row')).filter(row =>
      within(row).queryByText(/seed.*:4\./),
    );
    expect(rows).not.toHaveLength(0);
    for (const row of rows) expect(row).toHaveTextContent('tag was removed');
  });

  it('shows the phase of a run and when it is expected to end', async () => {
    await show();
    const running = await rowOf('Aalborg 1');
    expect(
      within(running).getByRole('link', { name: /Imaging/ }),
    ).toHaveAttribute('href', '/seedgen/runs/run-of-sno-aalborg-1');
    await waitFor(() =>
      expect(running).toHaveTextContent(
        // With the day, where that is another one.
        /expected to end .*\d\d:\d\d – /,
      ),
    );
    expect(await rowOf('Halden 1')).toHaveTextContent('no estimate yet');
  });

  it('does not claim of an old picture that it is so now', async () => {
    await show('/?state=ready');
    const old = await screen.findAllByText(/Out of date; last known state/);
    expect(old).toHaveLength(2);
  });

  it('filters by the counts, in the address, and comes back with the browser', async () => {
    const { getFleet } = await show();
    await screen.findByText('40 clusters');
    await userEvent.click(tile(/Attention/));
    expect(await screen.findByText('3 of 40 clusters')).toBeVisible();
    await userEvent.click(tile(/Unreachable/));
    expect(await screen.findByText('6 of 40 clusters')).toBeVisible();
    expect(address()).toBe('?state=attention&state=unreachable');
    expect(tile(/Attention/)).toHaveAttribute('aria-pressed', 'true');
    expect(getFleet).toHaveBeenLastCalledWith(
      {
        state: ['attention', 'unreachable'],
        sort: 'state',
        order: 'asc',
        cursor: undefined,
        limit: 50,
      },
      expect.anything(),
    );
    await userEvent.click(screen.getByText('go back'));
    expect(await screen.findByText('3 of 40 clusters')).toBeVisible();
    expect(address()).toBe('?state=attention');
  });

  it('shows what a link asks for', async () => {
    await show('/?q=oulu&version=4.16.45&sort=name&order=desc');
    expect(await screen.findByText(/^\d of 40 clusters$/)).toBeVisible();
    expect(screen.getByLabelText('Find a cluster')).toHaveValue('oulu');
    expect(screen.getByLabelText('OpenShift')).toHaveValue('4.16.45');
    expect(
      screen.getByRole('columnheader', { name: 'Cluster' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('searches once somebody pauses, and says that nothing matches', async () => {
    const { getFleet } = await show();
    await userEvent.type(
      await screen.findByLabelText('Find a cluster'),
      'nowhere',
    );
    expect(
      await screen.findByText('No cluster matches', {}, { timeout: 10_000 }),
    ).toBeVisible();
    expect(address()).toBe('?q=nowhere');
    expect(getFleet.mock.calls.map(([query]) => query?.q)).toEqual([
      undefined,
      'nowhere',
    ]);
    const [, clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    expect(await screen.findByText('40 clusters')).toBeVisible();
    expect(screen.getByLabelText('Find a cluster')).toHaveValue('');
  });

  it('orders by what its head says, and turns the order round', async () => {
    await show();
    const byName = await screen.findByRole('button', { name: 'Cluster' });
    await userEvent.click(byName);
    await waitFor(() => expect(address()).toBe('?sort=name'));
    await userEvent.click(byName);
    await waitFor(() => expect(address()).toBe('?sort=name&order=desc'));
  });

  it('pages through, back, and to the first, in the address', async () => {
    const paged = async (query?: FleetQuery) =>
      fakeFleetPage(fortySites(NOW), { ...query, limit: 15 });
    await show('/', paged);
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() => expect(address()).toBe('?cursor=15&page=2'));
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(address()).toBe('?cursor=30&page=3'));
    expect(await screen.findByText('Page 3')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await waitFor(() => expect(address()).toBe('?cursor=15&page=2'));
    await userEvent.click(screen.getByRole('button', { name: 'First page' }));
    await waitFor(() => expect(address()).toBe(''));
  });

  it('does not know the pages before one that a link led to', async () => {
    await show('/?cursor=30&page=3');
    expect(
      await screen.findByRole('button', { name: 'Previous' }),
    ).toBeDisabled();
    expect(screen.getByRole('button', { name: 'First page' })).toBeEnabled();
  });

  it('keeps the rows until those of other filters are there', async () => {
    let answer: () => void = () => {};
    await show('/', async query => {
      if (query?.state) {
        await new Promise<void>(resolve => {
          answer = resolve;
        });
      }
      return fakeFleetPage(fortySites(NOW), query);
    });
    await screen.findByText('40 clusters');
    await userEvent.click(tile(/Spent/));
    expect(screen.getByText('40 clusters')).toBeVisible();
    await act(async () => answer());
    expect(await screen.findByText('4 of 40 clusters')).toBeVisible();
  });

  it('is right when somebody comes back to it, without a jump', async () => {
    let sites = fortySites(NOW);
    await show('/', async query => fakeFleetPage(sites, query));
    expect(await rowOf('Bodø 1')).toHaveTextContent('Unreachable');
    sites = sites.map(site => ({
      ...site,
      snapshot: { ...site.snapshot, reachability: 'reachable' },
    }));
    act(() => {
      window.dispatchEvent(new Event('focus'));
    });
    expect(screen.getByText('6 of 40 clusters need attention')).toBeVisible();
    await waitFor(async () =>
      expect(await rowOf('Bodø 1')).not.toHaveTextContent('Unreachable'),
    );
    expect(screen.getByText('3 of 40 clusters need attention')).toBeVisible();
  });

  it('says what to do first when there are none', async () => {
    const { container } = await show('/', async query =>
      fakeFleetPage([], query),
    );
    expect(await screen.findByText('No clusters yet')).toBeVisible();
    expect(screen.getByText(/seedgen\.io\/cluster: sno1/)).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('names the permission that is missing', async () => {
    await show('/', () => Promise.reject(new NotAllowedError('no')));
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });

  it('says how old it is when it cannot be read anew', async () => {
    let fails = false;
    await show('/', async query => {
      if (fails) throw new Error('The database is not there');
      return fakeFleetPage(fortySites(NOW), query);
    });
    await screen.findByText('40 clusters');
    fails = true;
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Data is out of date')).toBeVisible();
    expect(screen.getByText('40 clusters')).toBeVisible();
  });
});
