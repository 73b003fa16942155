import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Decisions } from './Decisions';
import { denied, HiddenRecordError } from './HiddenRecordError';

/** A record that is asked for by an id. */
export interface WantedRecord<T> {
  /** @throws NotFoundError if there is none */
  read: () => Promise<T>;
  /** What is said where there is none for the caller. */
  missing: string;
}

/** What it takes to change a record. */
export interface NeededToChange<T> {
  /** What it takes to read it. */
  reading: ResourcePermission;
  /** All that may be needed. */
  permissions: ReadonlyArray<ResourcePermission | BasicPermission>;
  /** Which of them it is; nothing if whoever may read it may be told that it cannot be changed. */
  needed: (record: T) => ResourcePermission | BasicPermission | undefined;
}

/**
 * Decides who may read or change a record of a cluster that is asked for by its id. One that the caller may
 * not see is as if there were none.
 */
export class RecordAuthorizer {
  constructor(private readonly decisions: Decisions) {}

  /**
   * A record, after the permission to read has been asked for.
   *
   * @throws NotAllowedError if the permission is denied altogether, whether or not there is such a record
   * @throws NotFoundError with the text for a missing one
   */
  async toRead<T extends { cluster: string }>(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
    wanted: WantedRecord<T>,
  ): Promise<T> {
    const decision = await this.decisions.of(permission, credentials);
    if (decision.result === AuthorizeResult.DENY) throw denied(permission);
    const record = await found(wanted);
    if (!this.decisions.covers(decision, record.cluster)) {
      throw new HiddenRecordError(wanted.missing, denied(permission));
    }
    return record;
  }

  /**
   * A record that is to be changed, after the permissions have been asked for. Which of them it needs is
   * known once it is read. Who may read it is told what is missing.
   *
   * @throws NotAllowedError if all permissions are denied, whether or not there is such a record, or the one
   *   that it needs for somebody who may read it
   * @throws NotFoundError with the text for a missing one
   */
  async toChange<T extends { cluster: string }>(
    credentials: BackstageCredentials,
    wanted: WantedRecord<T>,
    { reading, permissions, needed }: NeededToChange<T>,
  ): Promise<T> {
    const [grants, mayRead] = await Promise.all([
      this.decisions.grants(permissions, credentials),
      this.decisions.of(reading, credentials),
    ]);
    if (grants.every(grant => grant.denied)) throw denied(...permissions);
    const record = await found(wanted);
    const permission = needed(record);
    const isVisible = this.decisions.covers(mayRead, record.cluster);
    const isGranted = permission
      ? grants[permissions.indexOf(permission)].covers(record.cluster)
      : isVisible;
    if (isGranted) return record;
    throw isVisible && permission
      ? denied(permission)
      : new HiddenRecordError(wanted.missing, denied(permission ?? reading));
  }
}

async function found<T>({ read, missing }: WantedRecord<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // In the same words as one that is hidden.
    throw (error as Error)?.name === 'NotFoundError'
      ? new NotFoundError(missing)
      : error;
  }
}
