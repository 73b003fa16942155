import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { fetchApiRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { TestApiProvider } from '@backstage/test-utils';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { failedRun } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { TaskOutputs } from './TaskOutputs';
import { findRunOfTask } from './useRunOfTask';

const RUN = failedRun(Date.now());
const named = (id: string) => ({
  type: 'log',
  body: { message: `Run ${id}: https://portal.example/seedgen/runs/${id}` },
});

const CANCELLED = { type: 'cancelled', body: { message: 'cancelled' } };

async function open(options: {
  action?: string;
  events?: object[];
  output?: { [key: string]: unknown };
  run?: Partial<RunDetails>;
}) {
  const { action = 'seedgen:generate', events = [], output, run } = options;
  const fetched = jest.fn(async () => Response.json(events));
  const getTask = jest.fn(async () => ({ spec: { steps: [{ action }] } }));
  const rendered = await renderSeedgen(
    <TestApiProvider
      apis={[
        [fetchApiRef, { fetch: fetched }],
        [scaffolderApiRef, { getTask } as any],
      ]}
    >
      <Routes>
        <Route
          path="/tasks/:taskId"
          element={<TaskOutputs output={output as any} />}
        />
      </Routes>
    </TestApiProvider>,
    {
      path: '/tasks/t1',
      api: { getRun: async id => ({ ...RUN, id, ...run }) },
    },
  );
  return { ...rendered, fetched, getTask };
}

describe('TaskOutputs', () => {
  it('shows the run that the output names, below the links', async () => {
    const { fetched } = await open({
      output: {
        runId: RUN.id,
        links: [{ title: 'Run and timeline', url: '/seedgen/runs/1' }],
      },
    });
    expect(
      await screen.findByRole('region', { name: 'The run of this task' }),
    ).toBeVisible();
    expect(await screen.findByText(/could not push/)).toBeVisible();
    expect(screen.getByText('Run and timeline')).toBeVisible();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('shows the run that the log names while there is no output', async () => {
    const { fetched } = await open({ events: [named(RUN.id)] });
    expect(await screen.findByText(/could not push/)).toBeVisible();
    expect(fetched).toHaveBeenCalledWith(
      'plugin://scaffolder/v2/tasks/t1/events',
      expect.anything(),
    );
  });

  describe('when the task was cancelled', () => {
    const active = {
      phase: 'Stabilizing',
      finishedAt: undefined,
      pointOfNoReturn: false,
    } as const;

    it('says that its run has not ended, with the button that cancels it', async () => {
      await open({ events: [named(RUN.id), CANCELLED], run: active });
      const note = await screen.findByRole('note', {
        name: 'This task was cancelled, and its run has not ended yet',
      });
      await userEvent.click(
        await within(note).findByRole('button', { name: 'Cancel run' }),
      );
      expect(
        await screen.findByRole('dialog', { name: 'Cancel this run?' }),
      ).toBeVisible();
    });

    it('says that the run goes on where it is too late', async () => {
      await open({
        events: [named(RUN.id), CANCELLED, { type: 'completion' }],
        run: { ...active, phase: 'Imaging', pointOfNoReturn: true },
      });
      const note = await screen.findByRole('note', {
        name: 'This task was cancelled, but its run goes on',
      });
      expect(
        within(note).getByRole('button', { name: 'Stop following' }),
      ).toBeVisible();
    });

    it('says how the run ended', async () => {
      await open({
        events: [named(RUN.id), CANCELLED, { type: 'completion' }],
        run: { phase: 'Abandoned' },
      });
      expect(
        await screen.findByText(/and its run has ended: Abandoned/),
      ).toBeVisible();
    });

    it('says that nothing was asked for', async () => {
      await open({ events: [CANCELLED, { type: 'completion' }] });
      expect(
        await screen.findByText(/cancelled before it asked for a run/),
      ).toBeVisible();
    });
  });

  it('asks nothing of the tasks of other templates', async () => {
    const { fetched, getTask } = await open({ action: 'fetch:template' });
    expect(getTask).toHaveBeenCalledWith('t1');
    expect(fetched).not.toHaveBeenCalled();
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('findRunOfTask', () => {
  it.each([
    [[], {}],
    [[named(RUN.id)], { runId: RUN.id }],
    [[{ type: 'completion', body: { message: 'failed' } }], { ended: true }],
    [
      [{ type: 'log' }, named(RUN.id), { type: 'completion' }],
      { runId: RUN.id, ended: true },
    ],
    // A refusal names the run of somebody else.
    [[{ body: { ...named(RUN.id).body, status: 'failed' } }], {}],
    [
      [
        named(RUN.id),
        {
          body: {
            ...named('11111111-1111-4111-8111-111111111111').body,
            status: 'failed',
          },
        },
      ],
      { runId: RUN.id },
    ],
    [[CANCELLED], { cancelled: true }],
    [
      [named(RUN.id), CANCELLED, { type: 'completion' }],
      { runId: RUN.id, cancelled: true, ended: true },
    ],
  ])('of %j', (events, state) => {
    expect(findRunOfTask(events)).toEqual({
      runId: undefined,
      cancelled: false,
      ended: false,
      ...state,
    });
  });
});
