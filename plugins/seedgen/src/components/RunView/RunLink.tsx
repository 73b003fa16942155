import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClusterEntities, useSeedImageTabLink } from '../../hooks';
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

/** A cluster's name, leading to its page in the catalog where it has one. */
export function ClusterLink(props: { cluster: string }) {
  const { cluster } = props;
  const entity = useClusterEntities().get(cluster);
  const tabLink = useSeedImageTabLink();
  return entity ? <Link to={tabLink(entity)}>{cluster}</Link> : <>{cluster}</>;
}
