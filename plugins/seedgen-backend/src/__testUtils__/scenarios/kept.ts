import { readFile } from 'node:fs/promises';
import type { LabProcess } from '@seedgen/lab-process';
import { PULL_SECRET, readCluster } from '../labAccess';

const DNSMASQ =
  '/apis/machineconfiguration.openshift.io/v1/machineconfigs/50-master-dnsmasq-configuration';

/** What a person has of a cluster since it was installed. */
export interface Kept {
  pullSecret: string;
  /** The MachineConfig of dnsmasq. */
  dnsmasq: string;
  /** PEM of the registry's authority. */
  registryAuthority: string;
}

/** Reads it from a cluster that is well. */
export async function keep(lab: LabProcess, cluster: string): Promise<Kept> {
  const read = async (path: string) =>
    (await readCluster(lab.cluster(cluster), path)).body;
  const { data } = await read(PULL_SECRET);
  const { apiVersion, kind, metadata, spec } = await read(DNSMASQ);
  const { name, labels } = metadata;
  return {
    pullSecret: Buffer.from(data['.dockerconfigjson'], 'base64').toString(),
    dnsmasq: JSON.stringify({
      apiVersion,
      kind,
      metadata: { name, labels },
      spec,
    }),
    registryAuthority: await readFile(lab.registry.caFile, 'utf8'),
  };
}
