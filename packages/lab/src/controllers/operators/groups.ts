import type { KubeObject } from '../../apiserver/types';

/**
 * Why an operator cannot be installed with the OperatorGroups of its namespace, in OLM's words.
 *
 * @param ownNamespaceOnly - it supports the install mode OwnNamespace and no other
 */
export function whyGroupsDoNotFit(
  groups: readonly KubeObject[],
  ownNamespaceOnly: boolean,
): { reason: string; message: string } | undefined {
  if (groups.length === 0) {
    return {
      reason: 'NoOperatorGroup',
      message: 'csv in namespace with no operatorgroups',
    };
  }
  if (groups.length > 1) {
    return {
      reason: 'TooManyOperatorGroups',
      message:
        "csv created in namespace with multiple operatorgroups, can't pick one automatically",
    };
  }
  const [{ metadata, spec }] = groups;
  const targets: string[] = spec?.targetNamespaces ?? [];
  const isOwn = targets.length === 1 && targets[0] === metadata.namespace;
  if (!ownNamespaceOnly || isOwn) {
    return undefined;
  }
  return {
    reason: 'UnsupportedOperatorGroup',
    message: unsupported(targets),
  };
}

function unsupported(targets: string[]): string {
  switch (targets.length) {
    case 0:
      return 'AllNamespaces InstallModeType not supported, cannot configure to watch all namespaces';
    case 1:
      return 'SingleNamespace InstallModeType not supported, cannot configure to watch one namespace';
    default:
      return `MultiNamespace InstallModeType not supported, cannot configure to watch ${targets.length} namespaces`;
  }
}
