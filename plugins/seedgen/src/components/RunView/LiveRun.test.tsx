import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  formatUtc,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { runAfter } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { LiveRun } from './LiveRun';

const NOW = Date.now();
const RUN = runAfter(NOW, 296);
const SILENCE = new TypeError('Failed to fetch');

const show = (getRun: SeedgenApi['getRun']) =>
  renderSeedgen(<LiveRun id={RUN.id} />, { api: { getRun } });

// What a page does when somebody comes back to it.
const comeBack = () => window.dispatchEvent(new Event('focus'));

describe('LiveRun', () => {
  it('keeps the place of a run until it is there', async () => {
    const { container } = await show(() => new Promise(() => {}));
    expect(screen.getAllByRole('status', { name: 'Loading…' })).toHaveLength(3);
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('shows a run of a kind that it does not know as far as every run can be shown', async () => {
    const at = new Date(NOW - 60_000).toISOString();
    const { container } = await show(async () => ({
      id: RUN.id,
      kind: 'dress-rehearsal',
      cluster: '',
      phase: 'WarmingUp',
      phaseSince: at,
      revision: 3,
      requestedBy: 'user:default/jane',
      requestedAt: at,
      statusText: 'The piece begins',
      pointOfNoReturn: false,
      timeline: [
        { sequence: 1, at, type: 'phase', phase: 'Tuning', text: 'Requested' },
        {
          sequence: 2,
          at,
          type: 'phase',
          phase: 'WarmingUp',
          text: 'It goes on',
        },
      ],
    }));
    expect(await screen.findAllByText('Warming up')).not.toHaveLength(0);
    expect(container).toHaveTextContent('The piece begins');
    expect(
      screen
        .getAllByRole('listitem')
        .some(item => /Tuning/.test(item.textContent!)),
    ).toBe(true);
    expect(screen.queryByText('Cluster')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Cancel run' }),
    ).toBeInTheDocument();
    expect(container.textContent).not.toMatch(/undefined|phase\.|kind\.| – $/);
    expect(container).toHaveTextContent(/Warming up(?! –)/);
    expect(await seriousViolations(container)).toEqual([]);
  });

  it.each([
    [
      'may not be seen',
      new NotAllowedError('no'),
      'Access denied',
      /seedgen\.cluster\.read/,
    ],
    [
      'is not known',
      new NotFoundError('no'),
      'Not found',
      new RegExp(`Run ${RUN.id} was not found`),
    ],
    [
      'nobody answers about',
      SILENCE,
      'The portal cannot be reached',
      /says nothing about the clusters/,
    ],
    [
      'could not be read',
      new Error('The database is away'),
      'This could not be loaded',
      /The database is away/,
    ],
  ])('says that a run %s', async (_, error, title, text) => {
    const { container } = await show(() => Promise.reject(error));
    expect(await screen.findByRole('note', { name: title })).toHaveTextContent(
      text,
    );
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('shows the run once the portal answers again', async () => {
    const getRun = jest
      .fn<ReturnType<SeedgenApi['getRun']>, []>()
      .mockRejectedValueOnce(SILENCE)
      .mockResolvedValue(RUN);
    await show(getRun);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: /^Generate seed image · sno1/,
      }),
    ).toBeVisible();
  });

  it('is printed as its report, and only while it is printed', async () => {
    const paper = () => document.getElementById('seedgen-printed-run');
    const { unmount } = await renderSeedgen(<LiveRun id={RUN.id} asPage />, {
      api: { getRun: async () => RUN },
    });
    await screen.findByText('Phase durations');
    expect(paper()).toBeNull();
    window.dispatchEvent(new Event('beforeprint'));
    const text = paper()!.shadowRoot!.textContent!;
    for (const whole of [RUN.id, RUN.seedImage!, RUN.requestedBy]) {
      expect(text).toContain(whole);
    }
    for (const { at, text: said } of RUN.timeline) {
      expect(text).toContain(formatUtc(at));
      expect(text).toContain(said);
    }
    expect(text).toContain('Manifests and logs are not printed');
    expect(paper()!.shadowRoot!.querySelectorAll('button')).toHaveLength(0);
    window.dispatchEvent(new Event('afterprint'));
    expect(paper()).toBeNull();
    window.dispatchEvent(new Event('beforeprint'));
    unmount();
    expect(paper()).toBeNull();
  });

  it('keeps what it knows while the portal is silent, says how old it is, and is right again at once', async () => {
    const getRun = jest
      .fn<ReturnType<SeedgenApi['getRun']>, []>()
      .mockResolvedValueOnce(RUN)
      .mockRejectedValueOnce(SILENCE)
      .mockResolvedValue({ ...RUN, statusText: 'Seen after the silence' });
    await show(getRun);
    await screen.findByText('Phase durations');
    comeBack();
    const stale = await screen.findByRole('note', {
      name: 'Data is out of date',
    });
    expect(stale).toHaveTextContent(/Last read (just now|\d+s ago)\./);
    expect(screen.getByText('Phase durations')).toBeVisible();
    comeBack();
    expect(await screen.findByText('Seen after the silence')).toBeVisible();
    await waitFor(() =>
      expect(
        screen.queryByRole('note', { name: 'Data is out of date' }),
      ).toBeNull(),
    );
  });
});
