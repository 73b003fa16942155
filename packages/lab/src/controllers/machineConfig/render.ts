import { createHash } from 'node:crypto';
import type { KubeObject } from '../../apiserver/types';
import type { IgnitionConfig } from './ignition';
import { mergeIgnition } from './ignition';

export const ROLE_LABEL = 'machineconfiguration.openshift.io/role';
export const CONTROLLER_VERSION_ANNOTATION =
  'machineconfiguration.openshift.io/generated-by-controller-version';

/** Commit that the operator of this release names itself by. */
export const CONTROLLER_VERSION = '4a1f0cb5d1f7c3b8e2d9a6f40b7c5e1d3a8f2b69';

/** The pool's MachineConfigs in the order in which they are merged. */
export function sourcesOf(
  machineConfigs: readonly KubeObject[],
  pool: string,
): KubeObject[] {
  return machineConfigs
    .filter(
      each =>
        each.metadata.labels?.[ROLE_LABEL] === pool &&
        !each.metadata.name.startsWith('rendered-'),
    )
    .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
}

/** The one MachineConfig that comes of a pool's sources; the same sources give the same name. */
export function renderMachineConfig(
  pool: string,
  sources: readonly KubeObject[],
): KubeObject {
  const config = sources.reduce<IgnitionConfig>(
    (merged, each) => mergeIgnition(merged, each.spec?.config ?? {}),
    {},
  );
  const last = <T>(read: (source: KubeObject) => T | undefined) =>
    sources.reduce<T | undefined>(
      (value, each) => read(each) || value,
      undefined,
    );
  const spec = {
    baseOSExtensionsContainerImage: last(
      each => each.spec?.baseOSExtensionsContainerImage as string,
    ),
    config,
    extensions: sources.flatMap(each => each.spec?.extensions ?? []),
    fips: sources.some(each => each.spec?.fips === true),
    kernelArguments: sources.flatMap(each => each.spec?.kernelArguments ?? []),
    kernelType: last(each => each.spec?.kernelType as string) ?? 'default',
    osImageURL: last(each => each.spec?.osImageURL as string),
  };
  const hash = createHash('md5').update(JSON.stringify(spec)).digest('hex');
  return {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: {
      name: `rendered-${pool}-${hash}`,
      annotations: { [CONTROLLER_VERSION_ANNOTATION]: CONTROLLER_VERSION },
    },
    spec: JSON.parse(JSON.stringify(spec)),
  };
}
