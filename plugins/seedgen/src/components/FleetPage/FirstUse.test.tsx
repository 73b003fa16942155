import { screen } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { docsRouteRef } from '../../routes';
import { FirstUse } from './FirstUse';

const guide = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'seedgen', annotations },
});

async function show(entity: Entity | undefined, withDocs = true) {
  const getEntityByRef = jest.fn(async () => entity);
  await renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, { getEntityByRef }]]}>
      <FirstUse />
    </TestApiProvider>,
    {
      mountedRoutes: withDocs
        ? { '/docs/:namespace/:kind/:name': docsRouteRef }
        : {},
    },
  );
  return { getEntityByRef };
}

describe('FirstUse', () => {
  it('has settings that are one valid file when they are put together', async () => {
    await show(undefined, false);
    const [clusters, registries] = screen
      .getAllByText(/clusters:|registries:/, { selector: 'pre' })
      .map(({ textContent }) => textContent);
    const keys = `${clusters}\n${registries}\n`
      .split('\n')
      .filter(line => /^ {0,2}[a-z]/.test(line));
    expect(keys).toEqual(['seedgen:', '  clusters:', '  registries:']);
  });

  it('leads to the guide where the catalog has it', async () => {
    await show(guide({ 'backstage.io/techdocs-ref': 'dir:.' }));
    expect(
      await screen.findByRole('link', { name: 'Read the guide' }),
    ).toHaveAttribute('href', '/docs/default/component/seedgen');
  });

  it.each([
    ['is not in the catalog', undefined, true],
    ['has no documentation', guide({}), true],
    ['cannot be shown', guide({ 'backstage.io/techdocs-ref': 'dir:.' }), false],
  ])('leads nowhere where the guide %s', async (_why, entity, withDocs) => {
    const { getEntityByRef } = await show(entity, withDocs);
    expect(getEntityByRef).toHaveBeenCalledTimes(withDocs ? 1 : 0);
    expect(screen.getByText('No clusters yet')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
