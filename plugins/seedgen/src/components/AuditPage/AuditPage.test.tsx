import { useLocation } from 'react-router-dom';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import type { AuditQuery } from '@seedgen/backstage-plugin-seedgen-common';
import { auditEntries } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { AuditPage } from './AuditPage';

const NOW = Date.now();

const withEntries = () =>
  jest.fn(async (query?: AuditQuery) => ({
    items: auditEntries(NOW, 8),
    nextCursor: query?.cursor ? undefined : 'second',
  }));

describe('AuditPage', () => {
  it('shows who did what to which cluster, with what result', async () => {
    const { container } = await renderSeedgen(<AuditPage />, {
      api: { getAudit: withEntries() },
    });
    const [, first] = await screen.findAllByRole('row');
    expect(within(first).getByText('run.requested')).toBeVisible();
    expect(within(first).getByText('Accepted')).toBeVisible();
    expect(within(first).getByText('sno1')).toBeVisible();
    expect(screen.getByText('Denied', { selector: 'span' })).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('asks with the filters once they are applied', async () => {
    const getAudit = withEntries();
    await renderSeedgen(<AuditPage />, { api: { getAudit } });
    await screen.findAllByRole('row');
    await userEvent.type(screen.getByLabelText('Cluster'), 'sno4');
    await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'denied');
    expect(getAudit).toHaveBeenCalledTimes(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Apply filters' }),
    );
    await waitFor(() =>
      expect(getAudit).toHaveBeenLastCalledWith(
        { cluster: 'sno4', outcome: 'denied', limit: 50, cursor: undefined },
        expect.anything(),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() =>
      expect(getAudit).toHaveBeenLastCalledWith(
        { limit: 50, cursor: undefined },
        expect.anything(),
      ),
    );
  });

  it('takes the filters from the address', async () => {
    const getAudit = withEntries();
    await renderSeedgen(<AuditPage />, {
      api: { getAudit },
      path: '/?actor=user%3Adefault%2Fguest&from=2026-11-22T10%3A00&junk=1',
    });
    expect(await screen.findByLabelText('Who')).toHaveValue(
      'user:default/guest',
    );
    expect(getAudit).toHaveBeenCalledWith(
      {
        actor: 'user:default/guest',
        from: new Date('2026-11-22T10:00').toISOString(),
        limit: 50,
        cursor: undefined,
      },
      expect.anything(),
    );
  });

  it('writes moments into the address with their zone, so that it means the same anywhere', async () => {
    const getAudit = withEntries();
    const Address = () => (
      <output data-testid="address">{useLocation().search}</output>
    );
    await renderSeedgen(
      <>
        <AuditPage />
        <Address />
      </>,
      {
        api: { getAudit },
        path: '/?from=2026-11-22T10%3A00%3A30%2B05%3A30',
      },
    );
    const from = await screen.findByLabelText('From');
    const moment = '2026-11-22T04:30:30.000Z';
    expect(getAudit).toHaveBeenCalledWith(
      expect.objectContaining({ from: moment }),
      expect.anything(),
    );
    const shown = (from as HTMLInputElement).value;
    expect(new Date(shown).toISOString()).toBe(moment);
    fireEvent.change(screen.getByLabelText('Until'), {
      target: { value: '2026-11-23T10:00' },
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Apply filters' }),
    );
    const address = new URLSearchParams(
      screen.getByTestId('address').textContent ?? '',
    );
    expect(address.get('from')).toBe(moment);
    expect(address.get('until')).toBe(
      new Date('2026-11-23T10:00').toISOString(),
    );
  });

  it('pages by cursor', async () => {
    const getAudit = withEntries();
    await renderSeedgen(<AuditPage />, { api: { getAudit } });
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() =>
      expect(getAudit).toHaveBeenLastCalledWith(
        { limit: 50, cursor: 'second' },
        expect.anything(),
      ),
    );
    expect(await screen.findByText('Page 2')).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    await renderSeedgen(<AuditPage />, {
      api: { getAudit: () => Promise.reject(new NotAllowedError('no')) },
    });
    expect(await screen.findByText(/seedgen\.audit\.read/)).toBeVisible();
  });

  it('tells nothing recorded from nothing that matches', async () => {
    const api = { getAudit: async () => ({ items: [] }) };
    const { unmount } = await renderSeedgen(<AuditPage />, { api });
    expect(await screen.findByText('Nothing recorded')).toBeVisible();
    unmount();
    await renderSeedgen(<AuditPage />, { api, path: '/?cluster=sno9' });
    expect(await screen.findByText('No entry matches')).toBeVisible();
  });

  it('asks for nothing while the span of time makes no sense', async () => {
    const getAudit = withEntries();
    await renderSeedgen(<AuditPage />, {
      api: { getAudit },
      path: '/?from=2026-11-22T10%3A00&until=2026-11-22T09%3A00',
    });
    expect(
      await screen.findByText('“From” must be before “Until”'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Apply filters' }),
    );
    expect(getAudit).toHaveBeenCalledTimes(1);
  });
});
