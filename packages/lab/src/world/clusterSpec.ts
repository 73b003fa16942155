/** What a simulated cluster is made from. */
export interface ClusterSpec {
  name: string;
  /** Both have Lifecycle Agent and one node that is everything; the hub manages others. */
  role: 'sno' | 'hub';
  hostname: string;
  nodeIp: string;
  baseDomain: string;
  /** OpenShift's version, e.g. `4.18.27`. */
  version: string;
  kubernetesVersion: string;
  /** Version of the Lifecycle Agent operator. */
  lifecycleAgentVersion: string;
  /** Where the partition for container storage starts on the boot disk; absent: there is none. */
  containersStartMebibytes?: number;
  /** Size of an empty second disk, `vdb`. */
  secondDiskGibibytes?: number;
  /** Hub that manages this cluster from the start. */
  managedBy?: string;
  /** Whether assisted installation left its dnsmasq configuration on the node. */
  dnsmasq: boolean;
}

const BASE_DOMAIN = '5g-deployment.lab';

function sno(number: number, rest: Partial<ClusterSpec> = {}): ClusterSpec {
  return {
    name: `sno${number}`,
    role: 'sno',
    hostname: `ocp-sno${number}`,
    nodeIp: `192.168.125.${30 + number}`,
    baseDomain: BASE_DOMAIN,
    version: '4.18.27',
    kubernetesVersion: 'v1.31.13',
    lifecycleAgentVersion: '4.18.2',
    dnsmasq: true,
    ...rest,
  };
}

/** The clusters of the lab. */
export const clusterSpecs: readonly ClusterSpec[] = [
  {
    name: 'hub',
    role: 'hub',
    hostname: 'ocp-hub',
    nodeIp: '192.168.125.20',
    baseDomain: BASE_DOMAIN,
    version: '4.18.27',
    kubernetesVersion: 'v1.31.13',
    lifecycleAgentVersion: '4.18.2',
    containersStartMebibytes: 60_000,
    dnsmasq: false,
  },
  sno(1, { containersStartMebibytes: 60_000 }),
  sno(2, { secondDiskGibibytes: 200 }),
  sno(3),
  sno(4, { containersStartMebibytes: 60_000, managedBy: 'hub' }),
];

/** The lab's cluster of this name. @throws Error if there is none */
export function clusterSpec(name: string): ClusterSpec {
  const spec = clusterSpecs.find(each => each.name === name);
  if (!spec) {
    throw new Error(
      `There is no cluster '${name}' in the lab; it has ${clusterSpecs
        .map(each => each.name)
        .join(', ')}.`,
    );
  }
  return spec;
}

/** The same cluster with another release of OpenShift, and with what comes with it. */
export function atRelease(spec: ClusterSpec, version: string): ClusterSpec {
  const [major, minor] = version.split('.').map(Number);
  return {
    ...spec,
    version,
    // OpenShift 4.18 is made of Kubernetes 1.31, and so on; 5.0 comes after 4.22.
    kubernetesVersion: `v1.${(major === 5 ? 23 : 0) + minor + 13}.0`,
    lifecycleAgentVersion: `${major}.${minor}.0`,
  };
}

/** `NAME.BASE-DOMAIN`, as in the cluster's own addresses. */
export function clusterDomain(spec: ClusterSpec): string {
  return `${spec.name}.${spec.baseDomain}`;
}

/** Whether OpenShift is at least this version, compared by major and minor. */
export function isAtLeast(spec: ClusterSpec, minimum: string): boolean {
  const [major, minor] = spec.version.split('.').map(Number);
  const [minimumMajor, minimumMinor] = minimum.split('.').map(Number);
  return major !== minimumMajor ? major > minimumMajor : minor >= minimumMinor;
}
