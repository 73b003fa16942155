import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
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
import { RememberedDecisions } from './RememberedDecisions';

/** Told at each reading what the reader may read: nothing if `mayRead` is absent. */
export type OnRead = (
  credentials: BackstageCredentials,
  mayRead: ((cluster: string) => boolean) | undefined,
) => void;

/** What decisions are asked of, and who is told of them. */
export interface DecisionSources {
  permissions: PermissionsService;
  permissionsRegistry: Pick<PermissionsRegistryService, 'getPermissionRuleset'>;
  clock: Clock;
  onRead?: OnRead;
}

/** What the policy says of one permission. */
export interface Grant {
  /** Neither for a cluster nor in general. */
  denied: boolean;
  covers(cluster: string): boolean;
}

/**
 * What the permission policy decides, with its conditions applied here: a cluster as rules see it is its
 * configured name and needs no look-up. Anything but an allowance is a refusal.
 */
export class Decisions {
  readonly #permissions: PermissionsService;
  readonly #remembered: RememberedDecisions;
  readonly #onRead: OnRead;
  readonly #apply: (decision: PolicyDecision, name: string) => boolean;

  constructor(sources: DecisionSources) {
    this.#permissions = sources.permissions;
    this.#remembered = new RememberedDecisions(sources.clock);
    this.#onRead = sources.onRead ?? (() => {});
    const apply = createConditionAuthorizer(
      sources.permissionsRegistry.getPermissionRuleset(clusterResourceRef),
    );
    this.#apply = (decision, name) => apply(decision, { name });
  }

  /** Whether a decision allows a cluster, which need not be configured any more. */
  covers(decision: PolicyDecision, cluster: string): boolean {
    return this.#apply(decision, cluster);
  }

  /** What is decided of a permission. What changes something is decided anew each time. */
  async of(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    if (permission.attributes.action !== 'read') {
      const [decision] = await this.#askAnew([permission], credentials);
      return decision;
    }
    const decision = await this.#remembered.get(
      credentials,
      permission.name,
      async () => (await this.#askAnew([permission], credentials))[0],
    );
    this.#onRead(
      credentials,
      decision.result === AuthorizeResult.DENY
        ? undefined
        : cluster => this.covers(decision, cluster),
    );
    return decision;
  }

  /** What is decided anew of permissions about clusters and of others, in their order. */
  async grants(
    permissions: ReadonlyArray<ResourcePermission | BasicPermission>,
    credentials: BackstageCredentials,
  ): Promise<Grant[]> {
    const resource = permissions.filter(each => isResourcePermission(each));
    const basic = permissions.filter(
      (each): each is BasicPermission => !isResourcePermission(each),
    );
    const [conditional, definitive] = await Promise.all([
      this.#askAnew(resource, credentials),
      basic.length > 0
        ? this.#permissions.authorize(
            basic.map(permission => ({ permission })),
            { credentials },
          )
        : [],
    ]);
    return permissions.map(permission => {
      const decision = isResourcePermission(permission)
        ? conditional[resource.indexOf(permission)]
        : definitive[basic.indexOf(permission)];
      return {
        denied: decision.result === AuthorizeResult.DENY,
        covers: cluster => this.covers(decision, cluster),
      };
    });
  }

  async #askAnew(
    permissions: readonly ResourcePermission[],
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision[]> {
    if (permissions.length === 0) return [];
    return this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
  }
}
