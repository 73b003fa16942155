import type { KubeObject } from '../../apiserver/types';
import type {
  CatalogContents,
  CatalogPackage,
} from '../../world/objects/catalogs';
import { MARKETPLACE_NAMESPACE } from '../../world/objects/catalogs';
import type { OlmCondition } from './conditions';

/** What the resolver makes of a Subscription that has nothing installed yet. */
export type Resolution =
  | { ok: true; offered: CatalogPackage; csv: string }
  | { ok: false; condition: OlmCondition };

/**
 * The first installation of a Subscription. Catalogs of the marketplace are for all namespaces, and
 * OLM resolves nothing as long as one of them does not answer.
 */
export function resolve(
  subscription: KubeObject,
  sources: readonly KubeObject[],
  contents: CatalogContents,
): Resolution {
  const down = sources.find(
    each => !isReady(each) && isVisible(each, subscription),
  );
  if (down) {
    const { name, namespace } = down.metadata;
    return failed(
      'ErrorPreventedResolution',
      `failed to populate resolver cache from source ${name}/${namespace}: failed to list bundles: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp: lookup ${name}.${namespace}.svc on 172.30.0.10:53: no such host"`,
    );
  }
  const { name } = subscription.metadata;
  const wanted = subscription.spec;
  const unsatisfiable = (what: string) =>
    failed(
      'ConstraintsNotSatisfiable',
      `constraints not satisfiable: ${what}, subscription ${name} exists`,
    );
  const source = sources.find(
    ({ metadata }) =>
      metadata.name === wanted.source &&
      metadata.namespace === wanted.sourceNamespace,
  );
  const packages = source ? contents.get(source.spec.image) ?? [] : [];
  if (packages.length === 0) {
    return unsatisfiable(
      `no operators found from catalog ${wanted.source} in namespace ${wanted.sourceNamespace} referenced by subscription ${name}`,
    );
  }
  const offered = packages.find(each => each.name === wanted.name);
  const where = `in the catalog referenced by subscription ${name}`;
  if (!offered) {
    return unsatisfiable(
      `no operators found in package ${wanted.name} ${where}`,
    );
  }
  if (wanted.channel && wanted.channel !== offered.channel) {
    return unsatisfiable(
      `no operators found in channel ${wanted.channel} of package ${wanted.name} ${where}`,
    );
  }
  const csv = `${offered.name}.v${offered.version}`;
  if (wanted.startingCSV && wanted.startingCSV !== csv) {
    return unsatisfiable(
      `no operators found with name ${wanted.startingCSV} in channel ${offered.channel} of package ${wanted.name} ${where}`,
    );
  }
  return { ok: true, offered, csv };
}

/** What a Subscription says about the health of the catalogs that it can see. */
export function catalogHealth(
  subscription: KubeObject,
  sources: readonly KubeObject[],
): OlmCondition {
  const { source, sourceNamespace } = subscription.spec;
  const visible = sources.filter(each => isVisible(each, subscription));
  const targeted = visible.find(
    ({ metadata }) =>
      metadata.name === source && metadata.namespace === sourceNamespace,
  );
  const unhealthy = (message: string): OlmCondition => ({
    type: 'CatalogSourcesUnhealthy',
    status: 'True',
    reason: 'UnhealthyCatalogSourceFound',
    message,
  });
  const name = `${sourceNamespace}/${source}`;
  if (!targeted) {
    return unhealthy(`targeted catalogsource ${name} missing`);
  }
  if (!isReady(targeted)) {
    return unhealthy(`targeted catalogsource ${name} unhealthy`);
  }
  if (!visible.every(isReady)) {
    return unhealthy('');
  }
  return {
    type: 'CatalogSourcesUnhealthy',
    status: 'False',
    reason: 'AllCatalogSourcesHealthy',
    message: 'all available catalogsources are healthy',
  };
}

function isVisible({ metadata }: KubeObject, subscription: KubeObject) {
  return (
    metadata.namespace === MARKETPLACE_NAMESPACE ||
    metadata.namespace === subscription.metadata.namespace
  );
}

function isReady(source: KubeObject): boolean {
  return source.status?.connectionState?.lastObservedState === 'READY';
}

function failed(reason: string, message: string): Resolution {
  return {
    ok: false,
    condition: { type: 'ResolutionFailed', status: 'True', reason, message },
  };
}
