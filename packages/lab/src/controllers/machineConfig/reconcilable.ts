import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../apiserver/types';
import type { IgnitionConfig } from './ignition';

const FORCE_FILE = '/run/machine-config-daemon-force';

/**
 * Why a running node cannot take a change of its configuration; undefined if it can. The wording
 * and the order are those of the operator's own check.
 */
export function whyNotReconcilable(
  current: KubeObject,
  wanted: KubeObject,
): string | undefined {
  const before: IgnitionConfig = current.spec?.config ?? {};
  const after: IgnitionConfig = wanted.spec?.config ?? {};
  const changed = (read: (config: IgnitionConfig) => unknown) =>
    !isDeepStrictEqual(read(before) ?? [], read(after) ?? []);

  const passwd = whyNotPasswd(before, after);
  if (passwd) {
    return passwd;
  }
  if (changed(each => each.kernelArguments)) {
    return 'ignition kargs section contains changes';
  }
  for (const section of [
    'disks',
    'filesystems',
    'raid',
    'directories',
  ] as const) {
    if (changed(each => each.storage?.[section])) {
      return `ignition ${section} section contains changes`;
    }
  }
  if (changed(each => each.storage?.links) && after.storage?.links?.length) {
    return 'ignition links section contains changes';
  }
  for (const file of after.storage?.files ?? []) {
    if (file.append?.length) {
      return `ignition file ${file.path} includes append`;
    }
    if (file.path === FORCE_FILE) {
      return `cannot create ${file.path} via Ignition`;
    }
  }
  if (Boolean(current.spec?.fips) !== Boolean(wanted.spec?.fips)) {
    return 'detected change to FIPS flag; refusing to modify FIPS on a running cluster';
  }
  return undefined;
}

function whyNotPasswd(
  before: IgnitionConfig,
  after: IgnitionConfig,
): string | undefined {
  if (
    !isDeepStrictEqual(before.passwd?.groups ?? [], after.passwd?.groups ?? [])
  ) {
    return 'ignition Passwd Groups section contains changes';
  }
  const users = after.passwd?.users ?? [];
  if (isDeepStrictEqual(before.passwd?.users ?? [], users) || !users.length) {
    return undefined;
  }
  if (users.some(each => each.name !== 'core')) {
    return 'ignition passwd user section contains unsupported changes: non-core user';
  }
  const {
    name: _,
    sshAuthorizedKeys,
    passwordHash,
    ...others
  } = users[users.length - 1];
  if (!passwordHash && !(sshAuthorizedKeys as unknown[] | undefined)?.length) {
    return 'ignition passwd user section contains unsupported changes: user must be core and have 1 or more sshKeys';
  }
  return Object.keys(others).length
    ? 'SSH keys and password hash are not reconcilable'
    : undefined;
}
