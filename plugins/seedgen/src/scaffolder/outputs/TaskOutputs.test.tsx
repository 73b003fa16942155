import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { fetchApiRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { TestApiProvider } from '@backstage/test-utils';
import { failedRun } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { findRunOfTask } from './findRunOfTask';
import { TaskOutputs } from './TaskOutputs';

const RUN = failedRun(Date.now());
const named = (id: string) => ({
  type: 'log',
  body: { message: `Run ${id}: https://portal.example/seedgen/runs/${id}` },
});

async function open(options: {
  action?: string;
  events?: object[];
  output?: { [key: string]: unknown };
}) {
  const { action = 'seedgen:generate', events = [], output } = options;
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
    { path: '/tasks/t1', api: { getRun: async id => ({ ...RUN, id }) } },
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

  it('asks nothing of the tasks of other templates', async () => {
    const { fetched, getTask } = await open({ action: 'fetch:template' });
    expect(getTask).toHaveBeenCalledWith('t1');
    expect(fetched).not.toHaveBeenCalled();
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('findRunOfTask', () => {
  it.each([
    [[], undefined, false],
    [[named(RUN.id)], RUN.id, false],
    [[{ type: 'completion', body: { message: 'failed' } }], undefined, true],
    [[{ type: 'log' }, named(RUN.id), { type: 'completion' }], RUN.id, true],
  ])('of %j', (events, runId, ended) => {
    expect(findRunOfTask(events)).toEqual({ runId, ended });
  });
});
