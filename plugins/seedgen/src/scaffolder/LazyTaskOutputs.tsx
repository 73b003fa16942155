import { lazy, Suspense } from 'react';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { loadScreen } from '../screens';

const TaskOutputs = lazy(() =>
  loadScreen('taskOutputs').then(m => ({ default: m.TaskOutputs })),
);

/** The outputs of a task and its run, loaded when a task is opened. @public */
export function LazyTaskOutputs(props: { output?: ScaffolderTaskOutput }) {
  return (
    <Suspense fallback={null}>
      <TaskOutputs {...props} />
    </Suspense>
  );
}
