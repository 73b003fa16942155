import { Route, Routes } from 'react-router-dom';
import { RunPage } from './RunPage';
import { RunsPage } from './RunsPage';

/** The list of runs and, below it, each run on a page of its own. */
export function RunsRouter() {
  return (
    <Routes>
      <Route path="/" element={<RunsPage />} />
      <Route path="/:id" element={<RunPage />} />
    </Routes>
  );
}
