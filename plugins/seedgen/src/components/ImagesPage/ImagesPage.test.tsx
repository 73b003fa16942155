import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Route, Routes, useLocation } from 'react-router-dom';
import type { SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';
import { createFakeSitesApi } from '../../../dev/fakeSitesApi';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { ImagesRouter } from './ImagesPage';

const sites = createFakeSitesApi(Date.now());

function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{search}</output>;
}

const show = (path = '/seedgen/images', api: Partial<SeedgenApi> = {}) =>
  renderSeedgen(
    <>
      <Routes>
        <Route path="/seedgen/images/*" element={<ImagesRouter />} />
      </Routes>
      <Address />
    </>,
    { api: { ...sites, ...api }, path },
  );

const address = () => screen.getByTestId('address').textContent;

describe('the list of images', () => {
  it('says what each image is, where it came from and where it is', async () => {
    const { container } = await show();
    const [, first] = await screen.findAllByRole('row');
    expect(
      within(first).getByRole('link', { name: /seeds\/sno-/ }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/seedgen\/images\/sha256/),
    );
    expect(within(first).getByRole('link', { name: /^Run / })).toHaveAttribute(
      'href',
      expect.stringContaining('/seedgen/runs/'),
    );
    expect(first).toHaveTextContent('15.2 GiB');
    expect(first).toHaveTextContent('format 4');
    expect(first).toHaveTextContent('present');
    expect(first).toHaveTextContent(/last seen .* ago/);
    expect(screen.getByText('tag points elsewhere')).toBeVisible();
    expect(screen.getByText('tag was removed')).toBeVisible();
    expect(screen.getByText('could not be checked')).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('keeps its filters in the address, and clears them', async () => {
    await show();
    await userEvent.selectOptions(
      await screen.findByLabelText('OpenShift'),
      '4.16.45',
    );
    await waitFor(() => expect(address()).toBe('?version=4.16.45'));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    await userEvent.type(screen.getByLabelText('Find an image'), 'nowhere');
    expect(await screen.findByText('No image matches')).toBeVisible();
    const [, clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    await waitFor(() => expect(address()).toBe(''));
  });

  it('says what to do first when there are none', async () => {
    await show('/seedgen/images', {
      getSeedImages: async () => ({ items: [], versions: [], registries: [] }),
    });
    expect(await screen.findByText('No proven image yet')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'See which clusters are ready' }),
    ).toHaveAttribute('href', '/seedgen/clusters?state=ready');
  });

  it('names the permission that is missing', async () => {
    await show('/seedgen/images', {
      getSeedImages: () => Promise.reject(new NotAllowedError('no')),
    });
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });
});

describe('the page of an image', () => {
  const open = async (search = '', api: Partial<SeedgenApi> = {}) => {
    const { items } = await sites.getSeedImages();
    const { digest } = items.find(({ version }) => version === '4.18.27')!;
    return show(`/seedgen/images/${encodeURIComponent(digest)}${search}`, api);
  };

  it('says how to name exactly this image, where it is, and what its labels say', async () => {
    const { container } = await open();
    expect(
      await screen.findByText(/^registry\.edge\.example\/seeds\/[^:]+@sha256:/),
    ).toBeVisible();
    const places = screen.getByRole('list', {
      name: 'Locations of this image',
    });
    expect(within(places).getAllByRole('listitem')).toHaveLength(3);
    expect(places).toHaveTextContent('mirror.example did not answer');
    const fips = screen.getByText('FIPS mode', { selector: 'dt' });
    expect(fips.nextSibling).toHaveTextContent('no');
    const proxy = screen.getByText(/ConfigMap with certificates/, {
      selector: 'dt',
    });
    expect(proxy.nextSibling).toHaveTextContent('none');
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says which clusters it fits and why others not, and leaves unknown unknown', async () => {
    await open();
    expect(
      await screen.findByRole('button', { name: 'Does not fit 32' }),
    ).toBeVisible();
    const refused = (await screen.findByText('sno-aalborg-1')).closest('tr')!;
    expect(refused).toHaveTextContent('OpenShift version: does not fit');
    expect(refused).toHaveTextContent(
      'has 4.18.27 · expected lower than 4.18.27',
    );
    await userEvent.click(
      within(refused).getByRole('button', { name: 'Show all 5 comparisons' }),
    );
    expect(refused).toHaveTextContent('FIPS mode: fits');
    await userEvent.click(screen.getByRole('button', { name: 'Unknown 1' }));
    await waitFor(() => expect(address()).toBe('?verdict=unknown'));
    await waitFor(() =>
      expect(screen.getByText('OpenShift version: unknown')).toBeVisible(),
    );
  });

  it('begins with the verdict that a link asks for', async () => {
    await open('?verdict=fits');
    expect(await screen.findAllByText('All 5 comparisons agree')).toHaveLength(
      7,
    );
  });

  it('says so where the labels were not kept, or the image is not known', async () => {
    const { unmount } = await open('', {
      getSeedImage: async digest => ({
        ...(await sites.getSeedImage(digest)),
        details: undefined,
      }),
    });
    expect(
      await screen.findByText(/labels of this image were not kept/),
    ).toBeVisible();
    unmount();
    await open('', {
      getSeedImage: () => Promise.reject(new NotFoundError('ImageNotFound')),
    });
    expect(
      await screen.findByText(/No proven image has the digest/),
    ).toBeVisible();
  });
});
