import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { runRouteRef } from '../../routes';
import { Code } from '../shared';

/** A run's id, as a link that works for a colleague. */
export function RunLink(props: { id: string }) {
  const { id } = props;
  const route = useRouteRef(runRouteRef);
  return (
    <Link to={route({ id })} title={id}>
      <Code>{id.slice(0, 8)}</Code>
    </Link>
  );
}
