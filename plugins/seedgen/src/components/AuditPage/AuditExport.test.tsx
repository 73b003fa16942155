import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { AuditPage } from './AuditPage';

const withEntries = () => async () => ({ items: [] });

describe('the export of the audit log', () => {
  const saved: { name: string; blob: Blob }[] = [];
  beforeEach(() => {
    saved.length = 0;
    let last: Blob;
    URL.createObjectURL = jest.fn(blob => {
      last = blob as Blob;
      return 'blob:made-up';
    });
    URL.revokeObjectURL = jest.fn();
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob: last });
      });
  });
  afterEach(() => jest.restoreAllMocks());

  // Once it is known that the person may.
  const press = async (name: string) => {
    const button = await screen.findByRole('button', { name });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
  };

  const answerOf = (
    chunks: (string | Error)[],
    disposition = 'attachment; filename="seedgen-audit.csv"',
  ) => {
    const rest = [...chunks];
    return {
      headers: new Headers({
        'Content-Disposition': disposition,
        'Content-Type': 'text/csv',
      }),
      body: {
        getReader: () => ({
          read: async () => {
            const value = rest.shift();
            if (value === undefined) return { done: true };
            if (typeof value !== 'string') throw value;
            return { done: false, value: new TextEncoder().encode(value) };
          },
        }),
      },
    } as unknown as Response;
  };

  it('saves what the filters let through, under the name that the backend gives', async () => {
    const exportAudit = jest.fn(async () => answerOf(['at,actor\n', 'x,y\n']));
    await renderSeedgen(<AuditPage />, {
      api: { getAudit: withEntries(), exportAudit },
      path: '/?cluster=sno1&outcome=failed',
    });
    await press('Export as CSV');
    expect(
      await screen.findByText('seedgen-audit.csv was saved (13 B)'),
    ).toBeVisible();
    expect(exportAudit).toHaveBeenCalledWith(
      { cluster: 'sno1', outcome: 'failed', format: 'csv' },
      { signal: expect.any(AbortSignal) },
    );
    expect(saved.map(({ name, blob }) => [name, blob.size])).toEqual([
      ['seedgen-audit.csv', 13],
    ]);
  });

  it('saves nothing of what broke off, and says so', async () => {
    await renderSeedgen(<AuditPage />, {
      api: {
        getAudit: withEntries(),
        exportAudit: async () =>
          answerOf(['at,actor\n', new TypeError('network error')]),
      },
    });
    await press('Export as JSONL');
    expect(await screen.findByText('The export failed')).toBeVisible();
    expect(screen.getByText(/The download stopped after 9 B/)).toBeVisible();
    expect(saved).toEqual([]);
  });

  it('takes no path from the name of the file', async () => {
    await renderSeedgen(<AuditPage />, {
      api: {
        getAudit: withEntries(),
        exportAudit: async () =>
          answerOf(['x'], 'attachment; filename="../../evil.csv"'),
      },
    });
    await press('Export as CSV');
    expect(await screen.findByText(/^evil\.csv was saved/)).toBeVisible();
  });

  it('is given up when asked to', async () => {
    let signal: AbortSignal | undefined;
    await renderSeedgen(<AuditPage />, {
      api: {
        getAudit: withEntries(),
        exportAudit: (_, options) => {
          signal = options?.signal;
          return new Promise(() => {});
        },
      },
    });
    await press('Export as CSV');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(signal?.aborted).toBe(true);
    expect(screen.getByRole('button', { name: 'Export as CSV' })).toBeEnabled();
  });
});
