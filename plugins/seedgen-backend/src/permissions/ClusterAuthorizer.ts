import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { KnownClusters } from '../clusters/directory';
import { Decisions, type DecisionSources } from './Decisions';
import { denied } from './HiddenRecordError';
import { RecordAuthorizer } from './RecordAuthorizer';

/**
 * Decides what a caller may do with which cluster.
 *
 * One conditional decision answers for one cluster and for lists alike.
 */
export class ClusterAuthorizer {
  /** Who may read or change a record that is asked for by its id. */
  readonly records: RecordAuthorizer;
  readonly #decisions: Decisions;
  readonly #clusters: KnownClusters;

  constructor({
    clusters,
    ...sources
  }: DecisionSources & { clusters: KnownClusters }) {
    this.#clusters = clusters;
    this.#decisions = new Decisions(sources);
    this.records = new RecordAuthorizer(this.#decisions);
  }

  /**
   * The clusters that the permission is granted for.
   *
   * @returns names of configured clusters in the order of the configuration, and whether that is
   *   without any condition
   * @throws NotAllowedError if the permission is denied altogether
   */
  async scopeOf(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<{ names: string[]; unconditional: boolean }> {
    const decision = await this.#decisions.of(permission, credentials);
    if (decision.result === AuthorizeResult.DENY) {
      throw denied(permission);
    }
    return {
      names: this.#clusters.names.filter(name =>
        this.#decisions.covers(decision, name),
      ),
      unconditional: decision.result === AuthorizeResult.ALLOW,
    };
  }

  /**
   * The clusters to narrow a list of records to: the one that was asked for, or those that the
   * permission is granted for, or `undefined` for all, those that are no longer configured included.
   *
   * @throws NotAllowedError if the permission is denied altogether, or for the cluster asked for
   */
  async clustersOf(
    permission: ResourcePermission,
    wanted: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<string[] | undefined> {
    if (wanted !== undefined) {
      await this.requireFor(permission, wanted, credentials);
      return [wanted];
    }
    const { names, unconditional } = await this.scopeOf(
      permission,
      credentials,
    );
    return unconditional ? undefined : names;
  }

  /**
   * Passes if the permission is granted for a configured cluster.
   *
   * @throws NotAllowedError if not, whether or not there is such a cluster
   * @throws NotFoundError if it is granted but no such cluster is configured
   */
  async require(
    permission: ResourcePermission,
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.requireFor(permission, cluster, credentials);
    if (!this.#clusters.has(cluster)) {
      throw unknownCluster();
    }
  }

  /**
   * Passes if a run may be asked for: of a configured cluster, or about none.
   *
   * @throws NotAllowedError and NotFoundError as {@link ClusterAuthorizer.require}
   */
  async requireToAsk(
    permission: ResourcePermission | BasicPermission,
    cluster: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (isResourcePermission(permission)) {
      await this.require(permission, cluster ?? '', credentials);
    } else {
      await this.requireBasic(permission, credentials);
    }
  }

  /**
   * Passes if the permission is granted for the cluster of a record, which may no longer be
   * configured.
   *
   * @throws NotAllowedError if not
   */
  async requireFor(
    permission: ResourcePermission,
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.isGranted(permission, cluster, credentials))) {
      throw denied(permission);
    }
  }

  /** Whether the permission is granted for the cluster of a record. */
  async isGranted(
    permission: ResourcePermission,
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const decision = await this.#decisions.of(permission, credentials);
    return this.#decisions.covers(decision, cluster);
  }

  /**
   * Passes if a permission that is not about a cluster is granted.
   *
   * @throws NotAllowedError if not
   */
  async requireBasic(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [grant] = await this.#decisions.grants([permission], credentials);
    if (!grant.covers('')) throw denied(permission);
  }
}

/** What is said of a cluster that no source names. */
export function unknownCluster(): NotFoundError {
  return new NotFoundError(
    'UnknownCluster: no cluster of this name is configured; see seedgen.clusters in the configuration of the portal',
  );
}
