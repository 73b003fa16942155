import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import {
  CATALOG_SOURCE,
  connectionState,
  defaultCatalogSources,
  MARKETPLACE_NAMESPACE,
  OPERATOR_HUB,
  PACKAGE_MANIFEST,
  packageManifest,
} from '../../world/objects/catalogs';
import { toTimestamp } from '../pods/ClusterPods';
import { durations } from './durations';

const SOURCE = 'catalog-operator';

/** Connects to the catalogs, shows their packages, and keeps the ones that OpenShift brings with it. */
export class CatalogSources {
  constructor(private readonly context: ClusterContext) {}

  start(): void {
    const { store } = this.context;
    store.onChange(OPERATOR_HUB, () => this.#keepDefaults());
    store.onChange(CATALOG_SOURCE, event => {
      const { type, object, previous } = event;
      if (type === 'DELETED') {
        this.#dropPackages(object);
        this.#keepDefaults();
      } else if (previous?.spec?.image !== object.spec?.image) {
        this.context.background(SOURCE, this.#connect(object));
      }
    });
  }

  /** Default catalogs that are switched off go, and the others come back if somebody deletes them. */
  #keepDefaults(): void {
    const { store, spec } = this.context;
    const hub = store.get(OPERATOR_HUB, 'cluster')?.spec ?? {};
    for (const source of defaultCatalogSources(spec)) {
      const { name, namespace } = source.metadata;
      const own = hub.sources?.find((each: any) => each.name === name);
      const isDisabled = own
        ? own.disabled === true
        : hub.disableAllDefaultSources === true;
      const isThere = store.get(CATALOG_SOURCE, name, namespace) !== undefined;
      if (isDisabled && isThere) {
        store.delete(CATALOG_SOURCE, name, namespace);
      } else if (!isDisabled && !isThere) {
        store.create(source);
      }
    }
  }

  async #connect(source: KubeObject): Promise<void> {
    const { clock, signal, catalogs } = this.context;
    const { name } = source.metadata;
    this.#setState(source, 'CONNECTING');
    this.#dropPackages(source);
    await clock.sleep(durations.catalogStart, signal);
    const contents = catalogs.get(source.spec.image);
    if (!this.#isStill(source)) {
      return;
    }
    if (!contents) {
      this.#setState(source, 'TRANSIENT_FAILURE');
      this.context.report(
        SOURCE,
        `CatalogSource ${name}: ${source.spec.image} cannot be pulled`,
      );
      return;
    }
    for (const offered of contents) {
      // The store knows one object of a name, so of two catalogs with a package the first is shown.
      const manifest = packageManifest(source, offered);
      if (!this.#manifest(offered.name)) {
        this.context.store.create(manifest);
      }
    }
    this.#setState(source, 'READY');
  }

  #manifest(name: string): KubeObject | undefined {
    return this.context.store.get(
      PACKAGE_MANIFEST,
      name,
      MARKETPLACE_NAMESPACE,
    );
  }

  #isStill({ metadata, spec }: KubeObject): boolean {
    const current = this.context.store.get(
      CATALOG_SOURCE,
      metadata.name,
      metadata.namespace,
    );
    return (
      current?.metadata.uid === metadata.uid &&
      current?.spec.image === spec.image
    );
  }

  #setState(
    { metadata: { name, namespace } }: KubeObject,
    state: Parameters<typeof connectionState>[1],
  ): void {
    const { store, clock } = this.context;
    if (store.get(CATALOG_SOURCE, name, namespace)) {
      store.updateStatus(CATALOG_SOURCE, name, namespace, draft => {
        draft.status = connectionState(name, state, toTimestamp(clock.now()));
      });
    }
  }

  #dropPackages({ metadata }: KubeObject): void {
    const { store } = this.context;
    for (const each of store.list(PACKAGE_MANIFEST, metadata.namespace)) {
      if (each.status.catalogSource === metadata.name) {
        store.delete(
          PACKAGE_MANIFEST,
          each.metadata.name,
          each.metadata.namespace,
        );
      }
    }
  }
}
