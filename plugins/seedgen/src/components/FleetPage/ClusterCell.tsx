import type { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import type { FleetCluster } from '@seedgen/backstage-plugin-seedgen-common';
import { useSeedImageTabLink } from '../../hooks';
import { Subtle } from '../shared';

/** A cluster by the name that people call it, with a link to its page if the catalog has it. */
export function ClusterCell(props: { cluster: FleetCluster; entity?: Entity }) {
  const { cluster, entity } = props;
  const { name, title } = cluster;
  const tabLink = useSeedImageTabLink();
  const text = title ?? name;
  return (
    <div>
      {entity ? <Link to={tabLink(entity)}>{text}</Link> : text}
      {title && title !== name && <Subtle>{name}</Subtle>}
    </div>
  );
}
