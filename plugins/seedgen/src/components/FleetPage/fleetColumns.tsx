import type { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import type {
  FleetCluster,
  FleetSort,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useSeedImageTabLink } from '../../hooks';
import { observedAtOf, type FleetView } from '../../model';
import { imageRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { StateCell } from '../ClusterState/StateCell';
import {
  Subtle,
  Age,
  ImageName,
  Owner,
  TagState,
  type Column,
} from '../shared';

/** A cluster by the name that people call it, with a link to its page if the catalog has it. */
function ClusterCell(props: { cluster: FleetCluster; entity?: Entity }) {
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

/** Columns of the table of clusters; those that the backend can order by order it. */
export function useFleetColumns(options: {
  view: FleetView;
  entities: ReadonlyMap<string, Entity>;
  onSort: (sort: FleetSort) => void;
}): Column<FleetCluster>[] {
  const { view, entities, onSort } = options;
  const { t } = useTranslation();
  const imageRoute = useRouteRef(imageRouteRef);
  const by = (sort: FleetSort) => ({
    order: view.sort === sort ? view.order : undefined,
    onSort: () => onSort(sort),
  });
  return [
    {
      title: t('fleet.column.cluster'),
      narrow: true,
      sort: by('name'),
      render: cluster => (
        <ClusterCell cluster={cluster} entity={entities.get(cluster.name)} />
      ),
    },
    {
      title: t('fleet.column.state'),
      wide: true,
      sort: by('state'),
      render: cluster => <StateCell cluster={cluster} />,
    },
    {
      title: t('fleet.column.version'),
      narrow: true,
      sort: by('version'),
      render: ({ snapshot }) =>
        snapshot.version ? (
          <div>
            {snapshot.version}
            {snapshot.architecture && <Subtle>{snapshot.architecture}</Subtle>}
          </div>
        ) : (
          t('common.unknown')
        ),
    },
    {
      title: t('fleet.column.owner'),
      narrow: true,
      render: ({ owner }) =>
        owner ? <Owner reference={owner} /> : t('common.unknown'),
    },
    {
      title: t('fleet.column.lastSeed'),
      sort: by('seeded'),
      render: ({ lastSeed }) =>
        lastSeed ? (
          <div>
            <Link to={imageRoute({ digest: lastSeed.digest })}>
              <ImageName image={lastSeed.image} />
            </Link>
            <div>
              <Age at={lastSeed.verifiedAt} />
            </div>
            <TagState state={lastSeed.tagState} />
          </div>
        ) : (
          t('common.none')
        ),
    },
    {
      title: t('fleet.column.asOf'),
      narrow: true,
      sort: by('looked'),
      render: cluster => {
        const at = observedAtOf(cluster);
        return at ? <Age at={at} /> : t('fleet.never');
      },
    },
  ];
}
