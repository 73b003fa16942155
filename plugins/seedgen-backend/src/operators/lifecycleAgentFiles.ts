import { InputError } from '@backstage/errors';
import {
  lifecycleAgentInstallationFiles,
  type ClusterSnapshot,
  type LifecycleAgentManifestRequest,
  type ManifestPreview,
  type RunMark,
} from '@seedgen/backstage-plugin-seedgen-common';
import { chooseLifecycleAgentCatalog } from './chooseLifecycleAgentCatalog';

/**
 * The files that install Lifecycle Agent. A catalog that is named is taken as it is, since it may
 * come to the cluster by the same pull request; else one is chosen of those that the cluster had
 * when it was last looked at.
 *
 * @param mark - the run that they are for, which then owns the Subscription; none for files for Git
 * @throws InputError if no catalog is named and none can be chosen
 */
export function lifecycleAgentFiles(
  request: LifecycleAgentManifestRequest,
  snapshot: ClusterSnapshot | undefined,
  mark?: RunMark,
): ManifestPreview[] {
  const { cluster, catalogSource, approval } = request;
  const catalogs = snapshot?.lifecycleAgentCatalogs;
  if (catalogSource !== undefined) {
    const known = catalogs?.find(({ name }) => name === catalogSource);
    return lifecycleAgentInstallationFiles(
      { catalogSource, catalogSourceNamespace: known?.namespace, approval },
      mark,
    );
  }
  if (!catalogs) {
    throw new InputError(
      `CatalogUnknown: the catalogs of cluster ${cluster} have not been seen; they are read only while Lifecycle Agent is not installed. Name the CatalogSource to install from, as oc get catalogsource -n openshift-marketplace lists it`,
    );
  }
  const choice = chooseLifecycleAgentCatalog(catalogs);
  if (!choice.ok) {
    throw new InputError(
      `${choice.reason}: cluster ${cluster}: ${choice.message}`,
    );
  }
  const { name, namespace } = choice.catalog;
  return lifecycleAgentInstallationFiles(
    { catalogSource: name, catalogSourceNamespace: namespace, approval },
    mark,
  );
}
