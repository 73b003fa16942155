import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import type { Run, SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunLogPanel } from './RunLogPanel';

const RUN = { id: 'run-1', kind: 'generate' } as Run;
const AT = '2026-11-22T10:00:00.000Z';

async function show(getRunLog: SeedgenApi['getRunLog']) {
  const log = jest.fn(getRunLog);
  const rendered = await renderSeedgen(<RunLogPanel run={RUN} />, {
    api: { getRunLog: log },
  });
  const open = (name: string) =>
    userEvent.click(screen.getByRole('button', { name }));
  return { ...rendered, log, open };
}

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
    await userEvent.type(screen.getByLabelText('Search'), 'STORING');
    expect(await screen.findByText('1 of 2 lines')).toBeVisible();
    expect(lines).not.toHaveTextContent('unauthorized');
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says that nothing has been kept', async () => {
    const { open, log } = await show(async (_id, source) => ({ source }));
    await open('Imager');
    expect(await screen.findByText('No log has been kept')).toBeVisible();
    await open('Read again');
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
});
