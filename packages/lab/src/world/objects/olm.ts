import type { KubeObject } from '../../apiserver/types';

const OLM = 'operators.coreos.com/v1alpha1';

export interface InstalledOperator {
  namespace: string;
  /** Name of the Subscription and of the package in the catalogue. */
  package: string;
  displayName: string;
  version: string;
  channel: string;
  source?: string;
}

/** Subscription and ClusterServiceVersion of an operator that is installed and well. */
export function operatorObjects(
  operator: InstalledOperator,
  now: string,
): KubeObject[] {
  const { namespace, displayName, version, channel } = operator;
  const csv = `${operator.package}.v${version}`;
  const source = operator.source ?? 'redhat-operators';
  return [
    {
      apiVersion: OLM,
      kind: 'Subscription',
      metadata: {
        name: operator.package,
        namespace,
        labels: {
          [`operators.coreos.com/${operator.package}.${namespace}`.slice(
            0,
            84,
          )]: '',
        },
      },
      spec: {
        channel,
        installPlanApproval: 'Manual',
        name: operator.package,
        source,
        sourceNamespace: 'openshift-marketplace',
        startingCSV: csv,
      },
      status: {
        conditions: [
          {
            type: 'CatalogSourcesUnhealthy',
            status: 'False',
            reason: 'AllCatalogSourcesHealthy',
            message: 'all available catalogsources are healthy',
            lastTransitionTime: now,
          },
        ],
        currentCSV: csv,
        installedCSV: csv,
        lastUpdated: now,
        state: 'AtLatestKnown',
      },
    },
    clusterServiceVersion(namespace, csv, displayName, version, now),
  ];
}

export function clusterServiceVersion(
  namespace: string,
  name: string,
  displayName: string,
  version: string,
  now: string,
): KubeObject {
  return {
    apiVersion: OLM,
    kind: 'ClusterServiceVersion',
    metadata: { name, namespace },
    spec: { displayName, version, install: { strategy: 'deployment' } },
    status: {
      phase: 'Succeeded',
      reason: 'InstallSucceeded',
      message: 'install strategy completed with no errors',
      lastTransitionTime: now,
      lastUpdateTime: now,
    },
  };
}
