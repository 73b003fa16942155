import { Link } from '@backstage/core-components';
import { useClusterEntities, useSeedImageTabLink } from '../../hooks';

/** A cluster's name, leading to its page in the catalog where it has one. */
export function ClusterLink(props: { cluster: string }) {
  const { cluster } = props;
  const entity = useClusterEntities().get(cluster);
  const tabLink = useSeedImageTabLink();
  return entity ? <Link to={tabLink(entity)}>{cluster}</Link> : <>{cluster}</>;
}
