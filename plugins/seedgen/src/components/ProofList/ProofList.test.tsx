import { screen } from '@testing-library/react';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { ProofList } from './ProofList';

describe('ProofList', () => {
  it('writes moments as the reader does, and exactly on hover', async () => {
    const from = '2026-11-22T10:20:00.000Z';
    const until = '2026-11-22T10:30:00.000Z';
    await renderSeedgen(
      <ProofList
        verification={{
          at: until,
          image: 'registry.example/ocp/seed:1',
          verdict: 'verified',
          proofs: [
            {
              id: 'created',
              title: 'Created within the run',
              status: 'pass',
              found: '2026-11-22T10:25:00Z',
              wanted: `${from} to ${until}`,
            },
          ],
        }}
      />,
    );
    const item = screen.getByRole('listitem');
    expect(item).not.toHaveTextContent(/\dT\d/);
    expect(screen.getByTitle(from)).toHaveTextContent(/^Nov 22, 2026, /);
    expect(screen.getByTitle(until)).toHaveAttribute('datetime', until);
    expect(screen.getByTitle('2026-11-22T10:25:00.000Z')).toBeVisible();
  });
});
