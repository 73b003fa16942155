import type { KubeObject } from '../../apiserver/types';
import { MACHINE_CONFIG_POOL } from '../../controllers/machineConfig/kinds';
import type { TestCluster } from './testCluster';

/** A MachineConfig `98-test` of the role master with these parts of Ignition. */
export function machineConfig(config: object, spec: object = {}): KubeObject {
  return {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: {
      name: '98-test',
      labels: { 'machineconfiguration.openshift.io/role': 'master' },
    },
    spec: { config: { ignition: { version: '3.2.0' }, ...config }, ...spec },
  };
}

/** The pool `master` as it is now. */
export const pool = ({ cluster }: TestCluster) =>
  cluster.api.store.get(MACHINE_CONFIG_POOL, 'master')!;
const node = ({ cluster }: TestCluster) =>
  cluster.api.store.get('Node', cluster.context.spec.hostname)!;
/** One of the node's annotations of the machine config daemon. */
export const annotation = (test: TestCluster, name: string) =>
  node(test).metadata.annotations?.[
    `machineconfiguration.openshift.io/${name}`
  ];

/** A condition without its time. */
export function condition(object: KubeObject, type: string) {
  const { status, reason, message } = object.status.conditions.find(
    (each: any) => each.type === type,
  );
  return { status, reason, message };
}

/** UPDATED, UPDATING, DEGRADED and the four counts, as `kubectl get mcp` shows them. */
export function columns(object: KubeObject): string {
  const { status } = object;
  return [
    ...['Updated', 'Updating', 'Degraded'].map(
      type => condition(object, type).status,
    ),
    status.machineCount,
    status.readyMachineCount,
    status.updatedMachineCount,
    status.degradedMachineCount,
  ].join(' ');
}
