import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import type {
  RunDetails,
  SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { imagerLog, runAfter, withMilestones } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunLogPanel } from './RunLogPanel';

const RUN = { id: 'run-1', timeline: [] };
const NOW = Date.now();
const AT = '2026-11-22T10:00:00.000Z';

async function show(
  getRunLog: SeedgenApi['getRunLog'],
  run: Pick<RunDetails, 'id' | 'timeline'> = RUN,
) {
  const log = jest.fn(getRunLog);
  const rendered = await renderSeedgen(<RunLogPanel run={run} />, {
    api: { getRunLog: log },
  });
  const open = (name: string) =>
    userEvent.click(screen.getByRole('button', { name }));
  return { ...rendered, log, open };
}

const shownLines = () => screen.getByLabelText('Imager', { selector: 'pre' });

describe('RunLogPanel', () => {
  it('reads nothing until somebody wants to see a log', async () => {
    const { log, open } = await show(async (_id, source) => ({ source }));
    expect(log).not.toHaveBeenCalled();
    await open('Lifecycle Agent');
    expect(log).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledWith(
      'run-1',
      'lifecycle-agent',
      expect.anything(),
    );
  });

  it('shows the text plainly, and finds in it', async () => {
    const { container, open } = await show(async (_id, source) => ({
      source,
      keptAt: AT,
      text: 'Storing signatures\n\u001b[31m<b>unauthorized</b>\u001b[0m\n',
    }));
    await open('Imager');
    const lines = await screen.findByText(/Storing signatures/);
    expect(lines).toHaveTextContent('<b>unauthorized</b>');
    expect(lines.textContent).not.toContain('\u001b');
    expect(container.querySelector('b')).toBeNull();
    expect(screen.getByText('2 lines')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Search'), 'STORING');
    expect(await screen.findByText('Match 1 of 1')).toBeVisible();
    expect(shownLines()).toHaveTextContent('unauthorized');
    await userEvent.click(screen.getByLabelText('Matching lines only'));
    expect(shownLines()).not.toHaveTextContent('unauthorized');
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says that nothing has been kept', async () => {
    const { open, log } = await show(async (_id, source) => ({ source }));
    await open('Imager');
    expect(await screen.findByText('No log has been kept')).toBeVisible();
    await open('Reload');
    expect(log).toHaveBeenCalledTimes(2);
  });

  it('names the permission that is missing', async () => {
    const { open } = await show(() => Promise.reject(new NotAllowedError()));
    await open('Imager');
    expect(await screen.findByText(/seedgen\.cluster\.read/)).toBeVisible();
  });

  it('offers to try again after a failure', async () => {
    let calls = 0;
    const { open } = await show(async (_id, source) => {
      calls += 1;
      if (calls === 1) throw new Error('the database is away');
      return { source, text: 'now it is here', keptAt: AT };
    });
    await open('Imager');
    expect(await screen.findByText(/the database is away/)).toBeVisible();
    await open('Try again');
    expect(await screen.findByText('now it is here')).toBeVisible();
  });

  it('goes from match to match, by keyboard and by buttons, round and round', async () => {
    const text = ['one a', 'two', 'three a', 'four', 'five a'].join('\n');
    const { open } = await show(async (_id, source) => ({ source, text }));
    await open('Imager');
    const count = await screen.findByRole('status');
    const search = screen.getByLabelText('Search');
    await userEvent.type(search, ' a');
    expect(count).toHaveTextContent('Match 1 of 3');
    await userEvent.type(search, '{Enter}');
    expect(count).toHaveTextContent('Match 2 of 3');
    await open('Next match (Enter)');
    await open('Next match (Enter)');
    expect(count).toHaveTextContent('Match 1 of 3');
    await userEvent.type(search, '{Shift>}{Enter}{/Shift}');
    expect(count).toHaveTextContent('Match 3 of 3');
    await open('Previous match (Shift+Enter)');
    expect(count).toHaveTextContent('Match 2 of 3');
    expect(
      within(shownLines())
        .getAllByText(/ a$/)
        .map(element => element.tagName),
    ).toEqual(['MARK', 'MARK', 'MARK']);
    await userEvent.clear(search);
    await userEvent.type(search, 'nowhere{Enter}');
    expect(count).toHaveTextContent('No match');
    expect(
      screen.getByRole('button', { name: 'Next match (Enter)' }),
    ).toBeDisabled();
  });

  it('leads from a milestone to the line that it was read in', async () => {
    const run = withMilestones(runAfter(NOW - 3_600_000, 430));
    const text = imagerLog(Date.parse(run.requestedAt));
    const { open, container } = await show(
      async (_id, source) => ({ source, text }),
      run,
    );
    await open('Imager');
    const milestones = await screen.findByRole('navigation', {
      name: 'Milestones',
    });
    expect(within(milestones).getAllByRole('button')).toHaveLength(7);
    const line = within(shownLines()).getByText(/OCI image created/);
    const plain = line.className;
    await open(
      within(milestones)
        .getAllByRole('button')
        .find(({ textContent }) => textContent!.includes('built and pushed'))!
        .textContent!,
    );
    expect(line.className).not.toBe(plain);
    expect(await seriousViolations(container)).toEqual([]);
    // Of the other log it says nothing.
    await open('Lifecycle Agent');
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
