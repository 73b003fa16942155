import { lifecycleAgentInstallation } from '@seedgen/backstage-plugin-seedgen-common';
import {
  chooseLifecycleAgentCatalog,
  lifecycleAgentInstallState,
  readLifecycleAgentInstall,
} from '../../../../operators';
import { done, failed, from } from '../../../effects/result';
import type { Performer } from '../../../effects/types';

/** Applies what makes the Operator Lifecycle Manager install it, from a catalog that the cluster has. */
export const installLifecycleAgent: Performer<
  'install-lifecycle-agent'
> = async ({ type, catalogSource }, { run, cluster, signal }) => {
  const catalogs = await cluster.readLifecycleAgentCatalogs({ signal });
  if (!catalogs.ok) return failed(type, catalogs.failure);
  const choice = chooseLifecycleAgentCatalog(catalogs.value, catalogSource);
  if (!choice.ok) {
    const { reason: code, message } = choice;
    return done(type, { outcome: 'refused', code, message });
  }
  const { name, namespace } = choice.catalog;
  const installation = lifecycleAgentInstallation(
    { catalogSource: name, catalogSourceNamespace: namespace },
    { runId: run.id, requestedBy: run.requestedBy },
  );
  return from(
    type,
    await cluster.applyLifecycleAgentInstallation(installation, { signal }),
    applied => ({ outcome: 'applied', catalog: name, applied }),
  );
};

/** Reads how far the installation is, in the words of the Operator Lifecycle Manager. */
export const readInstallation: Performer<'read-installation'> = async (
  { type },
  { cluster, signal },
) =>
  from(
    type,
    await readLifecycleAgentInstall(cluster, { signal }),
    lifecycleAgentInstallState,
  );
