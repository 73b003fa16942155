import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import type { Clock } from '../clock';
import { clusterResourceRef } from './clusterResource';
import { RememberedDecisions } from './RememberedDecisions';

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

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: Pick<
      PermissionsRegistryService,
      'getPermissionRuleset'
    >;
    clusterNames: readonly string[];
    clock: Clock;
  }) {
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
    const decision = await this.#ask(permission, credentials);
    if (!this.#decide(decision, cluster)) {
      throw denied(permission);
    }
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
    return this.#remembered.get(credentials, permission.name, () =>
      this.#askAnew(permission, credentials),
    );
  }

  async #askAnew(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision;
  }
}

function denied(permission: { name: string }): NotAllowedError {
  return new NotAllowedError(
    `PermissionDenied: ${permission.name} is not granted to you here; the owners of the portal's permission policy can grant it`,
  );
}
