import type { KubeObject } from '../../apiserver/types';
import { stableSuffix } from '../node/stableUuid';
import type { CatalogPackage } from './catalogs';
import { MARKETPLACE_NAMESPACE } from './catalogs';

const OLM = 'operators.coreos.com/v1alpha1';

export const SUBSCRIPTION = 'operators.coreos.com/Subscription';
export const INSTALL_PLAN = 'operators.coreos.com/InstallPlan';
export const OPERATOR_GROUP = 'operators.coreos.com/OperatorGroup';
export const SERVICE_VERSION = 'operators.coreos.com/ClusterServiceVersion';

export interface InstalledOperator extends CatalogPackage {
  namespace: string;
  source?: string;
  /** Absent: for its own namespace. */
  allNamespaces?: boolean;
}

/** OperatorGroup, Subscription, InstallPlan and ClusterServiceVersion of an operator that is installed and well. */
export function operatorObjects(
  operator: InstalledOperator,
  now: string,
): KubeObject[] {
  const { namespace, displayName, version, channel } = operator;
  const csv = `${operator.name}.v${version}`;
  const source = operator.source ?? 'redhat-operators';
  const plan = installPlan(
    { name: `install-${stableSuffix(csv, 5)}`, namespace },
    csv,
    'Manual',
    true,
  );
  return [
    operatorGroup(
      `${operator.name}-operatorgroup`,
      namespace,
      operator.allNamespaces ? [] : [namespace],
      now,
    ),
    {
      apiVersion: OLM,
      kind: 'Subscription',
      metadata: {
        name: operator.name,
        namespace,
        labels: {
          [`operators.coreos.com/${operator.name}.${namespace}`.slice(0, 84)]:
            '',
        },
      },
      spec: {
        channel,
        installPlanApproval: 'Manual',
        name: operator.name,
        source,
        sourceNamespace: MARKETPLACE_NAMESPACE,
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
        installPlanGeneration: 1,
        installPlanRef: {
          apiVersion: OLM,
          kind: 'InstallPlan',
          name: plan.metadata.name,
          namespace,
        },
        lastUpdated: now,
        state: 'AtLatestKnown',
      },
    },
    {
      ...plan,
      status: {
        catalogSources: [source],
        conditions: [
          {
            type: 'Installed',
            status: 'True',
            lastTransitionTime: now,
            lastUpdateTime: now,
          },
        ],
        phase: 'Complete',
      },
    },
    clusterServiceVersion(namespace, csv, displayName, version, now),
  ];
}

/** An InstallPlan without a status. */
export function installPlan(
  metadata: KubeObject['metadata'],
  csv: string,
  approval: 'Automatic' | 'Manual',
  approved: boolean,
): KubeObject {
  return {
    apiVersion: OLM,
    kind: 'InstallPlan',
    metadata,
    spec: {
      approval,
      approved,
      clusterServiceVersionNames: [csv],
      generation: 1,
    },
  };
}

/** An OperatorGroup for these namespaces; none: for all. */
export function operatorGroup(
  name: string,
  namespace: string,
  targetNamespaces: string[],
  now: string,
): KubeObject {
  return {
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    metadata: { name, namespace },
    spec: targetNamespaces.length ? { targetNamespaces } : {},
    status: {
      lastUpdated: now,
      namespaces: targetNamespaces.length ? targetNamespaces : [''],
    },
  };
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
