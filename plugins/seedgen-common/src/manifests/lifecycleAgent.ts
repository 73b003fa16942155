import { InputError } from '@backstage/errors';
import { runMarkAnnotations, type RunMark } from './runMark';
import { LIFECYCLE_AGENT_NAMESPACE } from './seedGenerator';
import type { KubernetesManifest } from './types';
import { manifestToYaml } from './yaml';

/** Name of the package in the catalogs, which is `spec.name` of a Subscription. @public */
export const LIFECYCLE_AGENT_PACKAGE = 'lifecycle-agent';

/** The only channel that Lifecycle Agent is released in. @public */
export const LIFECYCLE_AGENT_CHANNEL = 'stable';

/** The OperatorGroup's name in OpenShift's documentation. @public */
export const LIFECYCLE_AGENT_OPERATOR_GROUP_NAME = 'openshift-lifecycle-agent';

/** The Subscription's name in OpenShift's documentation. @public */
export const LIFECYCLE_AGENT_SUBSCRIPTION_NAME =
  'openshift-lifecycle-agent-subscription';

/** Where OpenShift keeps the CatalogSources that are for all namespaces. @public */
export const MARKETPLACE_NAMESPACE = 'openshift-marketplace';

// DNS-1123: a CatalogSource's name is one, and so is a namespace; a channel is looser than both.
const OBJECT_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const CHANNEL = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/;

/** Where Lifecycle Agent is installed from. @public */
export interface LifecycleAgentSource {
  /** Name of a CatalogSource of the cluster, e.g. `redhat-operators` or one of a mirrored catalog. */
  catalogSource: string;
  /** `openshift-marketplace` if absent. */
  catalogSourceNamespace?: string;
  /** `stable` if absent. */
  channel?: string;
  /** Whether an update, and the first installation too, waits for a person. `Automatic` if absent. */
  approval?: 'Automatic' | 'Manual';
}

/** What an installation through Operator Lifecycle Manager consists of. @public */
export interface LifecycleAgentInstallation {
  namespace: KubernetesManifest;
  operatorGroup: KubernetesManifest;
  subscription: KubernetesManifest;
}

/**
 * Namespace, OperatorGroup and Subscription of Lifecycle Agent, with the names and the annotation
 * of OpenShift's documentation ("Installing the Lifecycle Agent by using the CLI", module
 * cnf-image-based-upgrade-installing-lifecycle-agent-using-cli of openshift/openshift-docs).
 *
 * The OperatorGroup is for the namespace itself: up to 4.22 the operator supports the install mode
 * OwnNamespace and no other. The annotation lets the pods run on the reserved CPUs of a cluster with
 * workload partitioning; elsewhere it means nothing.
 *
 * @param mark - the run that applies them; left out where they are delivered as files
 * @throws InputError with the reason code `CatalogSourceInvalid` or `ChannelInvalid`
 * @public
 */
export function lifecycleAgentInstallation(
  source: LifecycleAgentSource,
  mark?: RunMark,
): LifecycleAgentInstallation {
  const {
    catalogSource,
    catalogSourceNamespace = MARKETPLACE_NAMESPACE,
    channel = LIFECYCLE_AGENT_CHANNEL,
    approval = 'Automatic',
  } = source;
  requireName(catalogSource, OBJECT_NAME, 'CatalogSource');
  requireName(catalogSourceNamespace, OBJECT_NAME, 'CatalogSource');
  requireName(channel, CHANNEL, 'Channel');
  const annotations = mark ? runMarkAnnotations(mark) : undefined;
  return {
    namespace: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: LIFECYCLE_AGENT_NAMESPACE,
        annotations: {
          'workload.openshift.io/allowed': 'management',
          ...annotations,
        },
      },
    },
    operatorGroup: {
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: {
        name: LIFECYCLE_AGENT_OPERATOR_GROUP_NAME,
        namespace: LIFECYCLE_AGENT_NAMESPACE,
        ...(annotations ? { annotations } : {}),
      },
      spec: { targetNamespaces: [LIFECYCLE_AGENT_NAMESPACE] },
    },
    subscription: {
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: {
        name: LIFECYCLE_AGENT_SUBSCRIPTION_NAME,
        namespace: LIFECYCLE_AGENT_NAMESPACE,
        ...(annotations ? { annotations } : {}),
      },
      spec: {
        channel,
        installPlanApproval: approval,
        name: LIFECYCLE_AGENT_PACKAGE,
        source: catalogSource,
        sourceNamespace: catalogSourceNamespace,
      },
    },
  };
}

/** {@link lifecycleAgentInstallation} as files, in the order in which they are to be applied. @public */
export function lifecycleAgentInstallationFiles(
  source: LifecycleAgentSource,
  mark?: RunMark,
): { name: string; yaml: string }[] {
  const { namespace, operatorGroup, subscription } = lifecycleAgentInstallation(
    source,
    mark,
  );
  return [
    { name: 'lifecycle-agent-namespace.yaml', manifest: namespace },
    { name: 'lifecycle-agent-operatorgroup.yaml', manifest: operatorGroup },
    { name: 'lifecycle-agent-subscription.yaml', manifest: subscription },
  ].map(({ name, manifest }) => ({ name, yaml: manifestToYaml(manifest) }));
}

function requireName(value: string, pattern: RegExp, what: string): void {
  if (typeof value === 'string' && pattern.test(value)) return;
  const shown = JSON.stringify(String(value).slice(0, 100)).slice(1, -1);
  throw new InputError(
    what === 'Channel'
      ? `ChannelInvalid: '${shown}' is not the name of a channel. Lifecycle Agent's is ${LIFECYCLE_AGENT_CHANNEL}`
      : `CatalogSourceInvalid: '${shown}' is not the name of a CatalogSource or of its namespace. List those of the cluster with: oc get catalogsource -A`,
  );
}
