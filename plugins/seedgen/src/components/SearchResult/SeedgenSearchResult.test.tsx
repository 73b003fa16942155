import { screen } from '@testing-library/react';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { isSeedgenDocument } from '../../model/homeAndSearch';
import { SeedgenSearchResult } from './SeedgenSearchResult';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('SeedgenSearchResult', () => {
  it('is for the documents of the search module alone', () => {
    expect(isSeedgenDocument({ type: 'seedgen' })).toBe(true);
    expect(isSeedgenDocument({ type: 'software-catalog' })).toBe(false);
  });

  it('shows a run with how it stands, and marks what was searched for', async () => {
    const run = {
      kind: 'run',
      title: 'Seed image of sno1: Failed',
      text: 'Run 1',
      location: '/seedgen/runs/1',
      phase: 'Failed',
      requestedBy: 'user:default/guest',
      at: new Date().toISOString(),
    };
    await renderSeedgen(
      <SeedgenSearchResult
        result={run}
        highlight={{
          preTag: '<tag>',
          postTag: '</tag>',
          fields: { title: 'Seed image of <tag>sno1</tag>: Failed' },
        }}
      />,
    );
    expect(screen.getByRole('link', { name: /Seed image of/ })).toHaveAttribute(
      'href',
      '/seedgen/runs/1',
    );
    expect(screen.getByText('sno1', { selector: 'mark' })).toBeVisible();
    expect(screen.getByText('Failed')).toBeVisible();
    expect(screen.getByText(/requested by/)).toBeVisible();
  });

  it.each([
    ['moved', 'tag points elsewhere'],
    ['absent', 'tag was removed'],
  ])('says of an image that its tag is %s', async (tagState, text) => {
    const result = {
      title: 'registry.example/seed:4',
      text: 'Seed image of sno1',
      location: `/seedgen/images/${DIGEST}`,
      ...{ kind: 'image', digest: DIGEST, tagState },
    };
    await renderSeedgen(<SeedgenSearchResult result={result} />);
    expect(screen.getByText(text)).toBeVisible();
  });

  it('shows an image with its digest', async () => {
    await renderSeedgen(
      <SeedgenSearchResult
        result={{
          title: 'registry.example/seed:4',
          text: 'Seed image of sno1',
          location: `/seedgen/images/${DIGEST}`,
          ...{ kind: 'image', digest: DIGEST },
        }}
      />,
    );
    expect(screen.getByText('sha256:aaaaaaaaaaaa')).toBeVisible();
    expect(screen.getByText('Seed image')).toBeVisible();
  });

  it('shows what an older index kept, and nothing of nothing', async () => {
    const { unmount } = await renderSeedgen(
      <SeedgenSearchResult
        result={{ title: 'A run', text: '', location: '/seedgen/runs/2' }}
      />,
    );
    expect(screen.getByRole('link', { name: 'A run' })).toBeVisible();
    unmount();
    await renderSeedgen(<SeedgenSearchResult />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
