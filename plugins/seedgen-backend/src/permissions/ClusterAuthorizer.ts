import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
  type BasicPermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import type { Clock } from '../clock';
import { clusterResourceRef } from './clusterResource';
import { HiddenRecordError } from './HiddenRecordError';
import { RememberedDecisions } from './RememberedDecisions';

/** Told at each reading what the reader may read: nothing if `mayRead` is absent. */
export type OnRead = (
  credentials: BackstageCredentials,
  mayRead: ((cluster: string) => boolean) | undefined,
) => void;

type Decide = (decision: PolicyDecision, name: string) => boolean;

/**
 * Decides what a caller may do with which cluster.
 *
 * One conditional decision answers for one cluster and for lists alike. Conditions are applied here,
 * since a cluster as rules see it is its configured name and needs no look-up. Anything but an
 * allowance is a refusal.
 */
export class ClusterAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #clusterNames: readonly string[];
  readonly #decide: Decide;
  readonly #remembered: RememberedDecisions;
  readonly #onRead: OnRead;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: Pick<
      PermissionsRegistryService,
      'getPermissionRuleset'
    >;
    clusterNames: readonly string[];
    clock: Clock;
    onRead?: OnRead;
  }) {
    this.#onRead = options.onRead ?? (() => {});
    this.#remembered = new RememberedDecisions(options.clock);
    this.#permissions = options.permissions;
    this.#clusterNames = options.clusterNames;
    const decide = createConditionAuthorizer(
      options.permissionsRegistry.getPermissionRuleset(clusterResourceRef),
    );
    this.#decide = (decision, name) => decide(decision, { name });
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
    const decision = await this.#ask(permission, credentials);
    if (decision.result === AuthorizeResult.DENY) {
      throw denied(permission);
    }
    return {
      names: this.#clusterNames.filter(name => this.#decide(decision, name)),
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
    if (!this.#clusterNames.includes(cluster)) {
      throw new NotFoundError(
        'UnknownCluster: no cluster of this name is configured; see seedgen.clusters in the configuration of the portal',
      );
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
    return this.#decide(await this.#ask(permission, credentials), cluster);
  }

  /**
   * A record, after the permission to read has been asked for. One of a cluster that it is not granted for
   * is as if there were none.
   *
   * @param options.read - throws NotFoundError if there is none
   * @throws NotAllowedError if the permission is denied altogether, whether or not there is such a record
   * @throws NotFoundError with the text for a missing one
   */
  async recordOf<T extends { cluster: string }>(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
    options: { read: () => Promise<T>; missing: string },
  ): Promise<T> {
    const decision = await this.#ask(permission, credentials);
    if (decision.result === AuthorizeResult.DENY) throw denied(permission);
    const record = await found(options);
    if (!this.#decide(decision, record.cluster)) {
      throw new HiddenRecordError(options.missing, denied(permission));
    }
    return record;
  }

  /**
   * A record that is to be changed, after the permissions have been asked for. Which of them it needs is
   * known once it is read. Who may read it is told what is missing; for anybody else it is as if there were
   * none.
   *
   * @param options.read - throws NotFoundError if there is none
   * @throws NotAllowedError if all permissions are denied, whether or not there is such a record, or the one
   *   that it needs for somebody who may read it
   * @throws NotFoundError with the text for a missing one
   */
  async recordToChange<T extends { cluster: string }>(
    credentials: BackstageCredentials,
    options: {
      read: () => Promise<T>;
      missing: string;
      reading: ResourcePermission;
      permissions: readonly ResourcePermission[];
      needed: (record: T) => ResourcePermission;
    },
  ): Promise<T> {
    const { reading, permissions, needed, missing } = options;
    const [decisions, mayRead] = await Promise.all([
      this.#askAllAnew(permissions, credentials),
      this.#ask(reading, credentials),
    ]);
    if (decisions.every(({ result }) => result === AuthorizeResult.DENY)) {
      throw denied(...permissions);
    }
    const record = await found(options);
    const wanted = needed(record);
    const decision = decisions[permissions.indexOf(wanted)];
    if (decision && this.#decide(decision, record.cluster)) return record;
    throw this.#decide(mayRead, record.cluster)
      ? denied(wanted)
      : new HiddenRecordError(missing, denied(wanted));
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
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw denied(permission);
    }
  }

  async #ask(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    // What changes something is decided anew each time.
    if (permission.attributes.action !== 'read') {
      return this.#askAnew(permission, credentials);
    }
    const decision = await this.#remembered.get(
      credentials,
      permission.name,
      () => this.#askAnew(permission, credentials),
    );
    this.#onRead(
      credentials,
      decision.result === AuthorizeResult.DENY
        ? undefined
        : cluster => this.#decide(decision, cluster),
    );
    return decision;
  }

  async #askAnew(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#askAllAnew([permission], credentials);
    return decision;
  }

  async #askAllAnew(
    permissions: readonly ResourcePermission[],
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision[]> {
    return this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
  }
}

async function found<T>(options: {
  read: () => Promise<T>;
  missing: string;
}): Promise<T> {
  try {
    return await options.read();
  } catch (error) {
    // In the same words as one that is hidden.
    throw (error as Error)?.name === 'NotFoundError'
      ? new NotFoundError(options.missing)
      : error;
  }
}

function denied(...permissions: Array<{ name: string }>): NotAllowedError {
  const names = permissions.map(({ name }) => name).join(' or ');
  return new NotAllowedError(
    `PermissionDenied: ${names} is not granted to you here; the owners of the portal's permission policy can grant it`,
  );
}
