import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterEntities, useSeedImageTabLink } from '../../hooks';
import { observedAtOf } from '../../model';
import { runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { Age, DataTable, ImageName } from '../shared';
import { NowCell } from './NowCell';
import { ReadinessCell } from './ReadinessCell';

/** Clusters, a row each. */
export function ClustersTable(props: { clusters: readonly ClusterStatus[] }) {
  const { t } = useTranslation();
  const entities = useClusterEntities();
  const tabLink = useSeedImageTabLink();
  const runRoute = useRouteRef(runRouteRef);
  return (
    <DataTable
      label={t('pages.clusters')}
      rows={props.clusters}
      keyOf={status => status.name}
      columns={[
        {
          title: t('clusters.name'),
          narrow: true,
          render: ({ name, title }) => {
            const entity = entities.get(name);
            const text = title ?? name;
            return entity ? <Link to={tabLink(entity)}>{text}</Link> : text;
          },
        },
        {
          title: t('clusters.version'),
          narrow: true,
          render: ({ snapshot }) =>
            snapshot.version
              ? `${snapshot.version} ${snapshot.architecture ?? ''}`
              : t('common.unknown'),
        },
        {
          title: t('clusters.now'),
          narrow: true,
          render: status => (
            <NowCell status={status} runLink={id => runRoute({ id })} />
          ),
        },
        {
          title: t('clusters.readiness'),
          narrow: true,
          render: ({ storage }) => <ReadinessCell storage={storage} />,
        },
        {
          title: t('clusters.lastSeed'),
          render: ({ lastSeed }) =>
            lastSeed ? (
              <>
                <ImageName image={lastSeed.image} />
                <div>
                  <Age at={lastSeed.verifiedAt} />
                </div>
              </>
            ) : (
              t('common.none')
            ),
        },
        {
          title: t('clusters.asOf'),
          narrow: true,
          render: status => {
            const at = observedAtOf(status);
            return at ? <Age at={at} /> : t('clusters.never');
          },
        },
      ]}
    />
  );
}
