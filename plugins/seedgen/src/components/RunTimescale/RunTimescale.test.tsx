import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import {
  blockedRun,
  failedRun,
  remedyAfter,
  runAfter,
  standingRun,
} from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunTimescale } from './RunTimescale';

const NOW = Date.now();

const lines = () =>
  within(screen.getByRole('list', { name: 'Phases, to scale' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('RunTimescale', () => {
  it('has a line for each phase with what it took, and says what the signs mean', async () => {
    const { container } = await renderSeedgen(
      <RunTimescale run={runAfter(NOW - 3_600_000, 430)} />,
    );
    expect(lines()).toEqual([
      'Preflight3s',
      'Requesting2s',
      'Stabilizing2s',
      'Preparing1m 17s',
      'Imaging4m 10s',
      'Published1m 15s',
      'Recovering7s',
      'Finalizing1s',
      'Verifying2s',
      'Cleaning2s',
    ]);
    expect(screen.getByText(/^API off for 5m 5s/)).toBeVisible();
    expect(
      screen.getByText(/^Image in the registry after 5m 34s/),
    ).toBeVisible();
    expect(screen.getByText('Too short to be drawn to scale')).toBeVisible();
    expect(screen.queryByText(/Expected/)).toBeNull();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('tells exact times to whoever comes by keyboard, with one stop for all lines', async () => {
    await renderSeedgen(<RunTimescale run={runAfter(NOW - 3_600_000, 430)} />);
    const items = screen.getAllByRole('listitem', { name: /, \d\d:\d\d:\d\d/ });
    const reached = () => items.indexOf(document.activeElement as HTMLElement);
    await userEvent.tab();
    expect(reached()).toBe(0);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(reached()).toBe(2);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^Stabilizing: 2s, \d\d:\d\d:\d\d – \d\d:\d\d:\d\d$/,
    );
    await userEvent.keyboard('{End}{ArrowDown}');
    expect(reached()).toBe(items.length - 1);
    await userEvent.keyboard('{Home}{ArrowUp}');
    expect(reached()).toBe(0);
    await userEvent.tab();
    expect(reached()).toBe(-1);
  });

  it('says the same in a table', async () => {
    await renderSeedgen(<RunTimescale run={runAfter(NOW - 3_600_000, 430)} />);
    await userEvent.click(screen.getByText('Show as a table'));
    const rows = screen
      .getAllByRole('row', { hidden: true })
      .slice(1)
      .map(row => row.children)
      .map(([what, , , length]) => `${what.textContent} ${length.textContent}`);
    expect(rows).toHaveLength(12);
    expect(rows.slice(4, 8)).toEqual([
      'Imaging 4m 10s',
      'API off 5m 5s',
      'Published 1m 15s',
      'Image in the registry –',
    ]);
  });

  it('expects the end and the return of the API by history', async () => {
    await renderSeedgen(<RunTimescale run={runAfter(Date.now(), 296)} />);
    expect(screen.getByText(/^Expected to end between/)).toBeVisible();
    expect(screen.getByText(/^API expected back between/)).toBeVisible();
    expect(
      screen.getAllByText('from 3 runs of this cluster and 21 of others'),
    ).toHaveLength(2);
    expect(screen.getByText('Expected end')).toBeVisible();
    expect(screen.getByText(/API off for 3m 1\ds so far/)).toBeVisible();
    expect(
      screen.getByRole('listitem', { name: /^Imaging: .* – now$/ }),
    ).toBeVisible();
  });

  it('says so when history tells nothing', async () => {
    await renderSeedgen(<RunTimescale run={standingRun(NOW)} />);
    expect(
      screen.getByText(/No estimate yet\. Only 1 such run has succeeded/),
    ).toBeVisible();
    expect(screen.queryByText('Expected end')).toBeNull();
  });

  it.each<[string, RunDetails, number]>([
    ['a run that failed', failedRun(NOW), 7],
    ['a remedy', remedyAfter(NOW, 6), 3],
  ])('shows %s', async (_, run, count) => {
    const { container } = await renderSeedgen(<RunTimescale run={run} />);
    expect(lines()).toHaveLength(count);
    expect(screen.queryAllByTitle('Failed')).toHaveLength(
      run.phase === 'Failed' ? 1 : 0,
    );
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('is not there for a run that was in one phase only', async () => {
    await renderSeedgen(<RunTimescale run={blockedRun(NOW)} />);
    expect(screen.queryByText('Phase durations')).toBeNull();
  });
});
