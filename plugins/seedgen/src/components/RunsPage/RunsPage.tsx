import { useParams, Route, Routes } from 'react-router-dom';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { PageTitle } from '../PageTitle/PageTitle';
import { RunHistory } from '../RunHistory/RunHistory';
import { LiveRun } from '../RunView/LiveRun';

/** A run on a page of its own, so that a link to it works for anybody. */
function RunPage() {
  const { id = '' } = useParams();
  return <LiveRun id={id} asPage />;
}

/** Every run that the person may see. */
function RunsPage() {
  const { t } = useTranslation();
  const route = useRouteRef(runRouteRef);
  return (
    <>
      <PageTitle title={t('pages.runs')} />
      <RunHistory
        pageSize={25}
        link={(run, text) => <Link to={route({ id: run.id })}>{text}</Link>}
      />
    </>
  );
}

/** The list of runs and, below it, each run on a page of its own. */
export function RunsRouter() {
  return (
    <Routes>
      <Route path="/" element={<RunsPage />} />
      <Route path="/:id" element={<RunPage />} />
    </Routes>
  );
}
