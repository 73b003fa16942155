import { screen, waitFor } from '@testing-library/react';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { AuditPage } from './AuditPage';

// In a file of its own: what is permitted is remembered for a while beyond a single test.
describe('the export of the audit log', () => {
  it('is closed to those who may only read', async () => {
    await renderSeedgen(<AuditPage />, {
      api: { getAudit: async () => ({ items: [] }) },
      allowed: ['seedgen.audit.read'],
    });
    const button = await screen.findByRole('button', { name: 'Export as CSV' });
    await waitFor(() => expect(button).toBeDisabled());
    await waitFor(() =>
      expect(button.parentElement).toHaveAttribute(
        'title',
        'Exporting needs the permission seedgen.audit.export',
      ),
    );
  });
});
