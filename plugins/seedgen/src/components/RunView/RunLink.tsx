import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { runRouteRef } from '../../routes';
import { Code } from '../shared';

/** A run's id, as a link that works for a colleague. */
export function RunLink(props: {
  id: string;
  /** Where the page holds what somebody has filled in. */
  newTab?: boolean;
}) {
  const { id, newTab } = props;
  const route = useRouteRef(runRouteRef);
  return (
    <Link
      to={route({ id })}
      title={id}
      {...(newTab && { target: '_blank', rel: 'noopener' })}
    >
      <Code>{id.slice(0, 8)}</Code>
    </Link>
  );
}
