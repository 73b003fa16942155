import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import type { Run, RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import {
  blockedPreflight,
  blockedRun,
  failedRun,
  idleCluster,
  imagingCluster,
  passedPreflight,
  runAfter,
  spentCluster,
} from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { SeedImageTab } from './SeedImageTab';

const NOW = Date.now();

const steps = () =>
  within(screen.getByRole('list', { name: 'Phases of the run' }))
    .getAllByRole('listitem')
    .map(
      item =>
        `${item.querySelector('p')!.textContent} ${within(item)
          .getByRole('img')
          .getAttribute('aria-label')}`,
    );

describe('SeedImageTab', () => {
  it('shows the run that is under way', async () => {
    const { container } = await renderSeedgen(<SeedImageTab />, {
      api: {
        getCluster: async () => imagingCluster(NOW),
        getRun: async () => runAfter(NOW, 296),
      },
    });
    await screen.findByText('Timeline');
    expect(steps().slice(3, 6)).toEqual([
      'Preparing done',
      'Imaging in progress',
      'Published to come',
    ]);
    const timeline = screen.getByRole('region', { name: 'Timeline' });
    const entries = within(timeline).getAllByRole('listitem');
    expect(entries[0]).toHaveTextContent('API lost');
    expect(entries[entries.length - 1]).toHaveTextContent('Preflight begins');
    expect(await screen.findByText('Warnings (1)')).toBeVisible();
    expect(screen.getByText('known once the image is pushed')).toBeVisible();
    expect(await screen.findByText('History')).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('shows the run that the address names', async () => {
    const getRun = jest.fn(async (id: string) => ({ ...failedRun(NOW), id }));
    await renderSeedgen(<SeedImageTab />, {
      path: '/?run=of-a-colleague',
      api: { getCluster: async () => imagingCluster(NOW), getRun },
    });
    expect(await screen.findByText(/could not push/)).toBeVisible();
    expect(getRun).toHaveBeenCalledWith('of-a-colleague', expect.anything());
    expect(steps()).toContain('Finalizing failed here');
  });

  it('says once that it is not up to date, in words of its own', async () => {
    const gateway = () =>
      ResponseError.fromResponse(
        new Response('<html>nginx/1.2.3</html>', {
          status: 502,
          headers: { 'content-type': 'text/html' },
        }),
      );
    const getCluster = jest.fn(async () => imagingCluster(NOW));
    const getRun = jest.fn(async () => runAfter(NOW, 296));
    const { container } = await renderSeedgen(<SeedImageTab />, {
      api: { getCluster, getRun },
    });
    await screen.findByText('Timeline');
    const read = getRun.mock.calls.length;
    getCluster.mockImplementation(async () => Promise.reject(await gateway()));
    getRun.mockImplementation(async () => Promise.reject(await gateway()));
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(getRun.mock.calls.length).toBeGreaterThan(read));
    const notice = await screen.findByRole('note', {
      name: 'Data is out of date',
    });
    expect(notice).toHaveTextContent(/The portal does not answer/);
    expect(
      screen.getAllByRole('note', { name: 'Data is out of date' }),
    ).toHaveLength(1);
    expect(container).not.toHaveTextContent('nginx');
  });

  it('says that the run alone is not up to date', async () => {
    const getRun = jest.fn(async () => runAfter(NOW, 296));
    await renderSeedgen(<SeedImageTab />, {
      api: { getCluster: async () => imagingCluster(NOW), getRun },
    });
    await screen.findByText('Timeline');
    getRun.mockRejectedValue(new Error('not now'));
    window.dispatchEvent(new Event('focus'));
    expect(
      await screen.findByRole('note', { name: 'Data is out of date' }),
    ).toHaveTextContent('not now');
  });

  it('shows the proofs and the length of the outage of a finished run', async () => {
    await renderSeedgen(<SeedImageTab />, {
      api: {
        getCluster: async () => spentCluster(NOW),
        getRun: async () => runAfter(NOW - 3_600_000, 430),
      },
    });
    expect(await screen.findByText('This is the requested seed')).toBeVisible();
    expect(screen.getByText('Seed format: proven')).toBeVisible();
    expect(screen.getByText(/did not answer for 5m 5s/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Cancel run' })).toBeNull();
  });

  it('shows what failed first, with what was found, wanted and to do', async () => {
    await renderSeedgen(<SeedImageTab />, {
      api: {
        getCluster: async () => ({
          ...idleCluster(NOW),
          lastRun: blockedRun(NOW),
        }),
        getRun: async () => blockedRun(NOW),
        getLatestPreflight: async () => undefined,
      },
    });
    const preflight = await screen.findByRole('region', { name: 'Preflight' });
    expect(
      within(preflight)
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Failed (1)',
      'Could not be checked (1)',
      'Passed (4)',
      'Not applicable (1)',
    ]);
    expect(within(preflight).getByText('KlusterletPresent')).toBeVisible();
    expect(within(preflight).getByText('absent')).toBeVisible();
    expect(within(preflight).queryByText('It answered in 41 ms.')).toBeNull();
    await userEvent.click(
      within(preflight).getByRole('button', { name: /API answers/ }),
    );
    expect(within(preflight).getByText('It answered in 41 ms.')).toBeVisible();
  });

  it.each([
    [
      'before the point of no return',
      runAfter(NOW, 50),
      'Cancel run',
      /delete the SeedGenerator/,
      /undo what Lifecycle Agent has prepared/,
    ],
    [
      'after it',
      runAfter(NOW, 296),
      'Stop following',
      /show the run as Abandoned/,
      /Lifecycle Agent cannot be stopped/,
    ],
  ])(
    'says what cancelling will and will not do %s',
    async (_, run, name, will, willNot) => {
      let cancelled = false;
      const current = (): RunDetails =>
        cancelled ? { ...run, phase: 'Abandoned' } : run;
      const cancelRun = jest.fn(async (): Promise<Run> => {
        cancelled = true;
        return current();
      });
      await renderSeedgen(<SeedImageTab />, {
        api: {
          getCluster: async () => imagingCluster(NOW),
          getRun: async () => current(),
          cancelRun,
        },
      });
      const button = await screen.findByRole('button', { name });
      await waitFor(() => expect(button).toBeEnabled());
      await userEvent.click(button);
      const dialog = screen.getByRole('dialog');
      expect(within(dialog).getByText(will)).toBeVisible();
      expect(within(dialog).getByText(willNot)).toBeVisible();
      expect(cancelRun).not.toHaveBeenCalled();
      await userEvent.click(within(dialog).getByRole('button', { name }));
      await waitFor(() => expect(cancelRun).toHaveBeenCalledWith(run.id));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(await screen.findAllByText('Abandoned')).not.toHaveLength(0);
    },
  );

  it('keeps the dialog open and says why cancelling failed', async () => {
    await renderSeedgen(<SeedImageTab />, {
      api: {
        getCluster: async () => imagingCluster(NOW),
        getRun: async () => runAfter(NOW, 50),
        cancelRun: () => Promise.reject(new Error('It has ended already')),
      },
    });
    const button = await screen.findByRole('button', { name: 'Cancel run' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    const dialog = screen.getByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel run' }),
    );
    expect(
      await within(dialog).findByText('It has ended already'),
    ).toBeVisible();
  });

  it('does not let those cancel who may not', async () => {
    await renderSeedgen(<SeedImageTab />, {
      allowed: false,
      api: {
        getCluster: async () => imagingCluster(NOW),
        // Another name, since answers about permissions are kept for a while.
        getRun: async () => ({ ...runAfter(NOW, 50), cluster: 'guarded' }),
      },
    });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Cancel run' })).toBeDisabled(),
    );
  });

  it('says on first use what to do, and can check without a run', async () => {
    const startPreflight = jest.fn(async () => passedPreflight(NOW));
    const getLatestPreflight = jest
      .fn()
      .mockResolvedValueOnce(undefined)
      .mockResolvedValue(blockedPreflight(NOW));
    await renderSeedgen(<SeedImageTab />, {
      api: {
        getCluster: async () => idleCluster(NOW),
        getLatestPreflight,
        startPreflight,
      },
    });
    expect(await screen.findByText('No run yet')).toBeVisible();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Check now' }),
    );
    expect(startPreflight).toHaveBeenCalledWith({
      kind: 'generate',
      cluster: 'sno1',
    });
    expect(
      await screen.findByText('Blocked: nothing was changed'),
    ).toBeVisible();
  });

  it('pages through the history by cursor', async () => {
    const getRuns = jest.fn(async (query?: { cursor?: string }) => ({
      items: [{ ...runAfter(NOW - 9e6, 430), id: query?.cursor ?? 'newest' }],
      nextCursor: query?.cursor ? undefined : 'older-run',
    }));
    await renderSeedgen(<SeedImageTab />, {
      api: {
        getCluster: async () => spentCluster(NOW),
        getRun: async () => runAfter(NOW, 430),
        getRuns,
      },
    });
    const history = await screen.findByRole('region', { name: 'History' });
    const link = () =>
      within(history)
        .findByRole('link', { name: 'Generate seed image' })
        .then(found => found.getAttribute('href'));
    expect(await link()).toContain('?run=newest');
    await userEvent.click(within(history).getByText('Older'));
    await waitFor(async () => expect(await link()).toContain('?run=older-run'));
    expect(
      within(history).getByRole('button', { name: 'Older' }),
    ).toBeDisabled();
    await userEvent.click(within(history).getByText('Newer'));
    await waitFor(async () => expect(await link()).toContain('?run=newest'));
  });
});
