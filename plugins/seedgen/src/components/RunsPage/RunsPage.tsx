import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { runRouteRef } from '../../routes';
import { RunHistory } from '../RunHistory';

/** Every run that the person may see. */
export function RunsPage() {
  const route = useRouteRef(runRouteRef);
  return (
    <RunHistory
      pageSize={25}
      link={(run, text) => <Link to={route({ id: run.id })}>{text}</Link>}
    />
  );
}
