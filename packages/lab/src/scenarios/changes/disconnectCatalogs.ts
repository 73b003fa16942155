import {
  CATALOG_SOURCE,
  catalogSource,
  mirroredCatalog,
  OPERATOR_HUB,
} from '../../world/objects/catalogs';
import type { CatalogPackage } from '../../world/objects/catalogs';
import type { ScenarioCluster, Undo } from '../Scenario';

/**
 * Makes a cluster one without the internet: the catalogs of OpenShift are switched off, and there
 * is a CatalogSource of oc-mirror whose image is in the registry of the site.
 *
 * @param packages - what was mirrored
 */
export function disconnectCatalogs(
  cluster: ScenarioCluster,
  packages: readonly CatalogPackage[],
): Undo {
  const { store, spec, catalogs, registryHost } = cluster;
  const { name, image } = mirroredCatalog(spec, registryHost);
  const source = catalogSource(name, undefined, undefined, image);
  const { namespace } = source.metadata;
  const switchDefaults = (isDisabled: boolean) =>
    store.update(OPERATOR_HUB, 'cluster', undefined, draft => {
      draft.spec = isDisabled ? { disableAllDefaultSources: true } : {};
    });
  catalogs.set(image, packages);
  switchDefaults(true);
  store.delete(CATALOG_SOURCE, name, namespace);
  store.create(source);
  return () => {
    store.delete(CATALOG_SOURCE, name, namespace);
    catalogs.delete(image);
    switchDefaults(false);
  };
}
