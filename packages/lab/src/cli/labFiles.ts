import fs from 'node:fs/promises';
import path from 'node:path';
import type { Lab, LabClusterAccess } from '../lab';
import {
  ADMINISTRATOR_USER,
  SERVICE_ACCOUNT_USER,
  VIEWER_USER,
} from '../world';

/** One cluster, as `lab.json` describes it. Paths are absolute. */
export interface ClusterFiles {
  name: string;
  server: string;
  /** An administrator with a client certificate. */
  kubeconfig: string;
  /** A user that may only look, with a token. */
  viewerKubeconfig: string;
  /** Bearer token of a service account that is an administrator. */
  tokenFile: string;
  caFile: string;
}

/** What `lab.json` says. It holds no credential. */
export interface LabDescription {
  controlUrl: string;
  speed: number;
  pid: number;
  directory: string;
  clusters: ClusterFiles[];
  registry: {
    host: string;
    authentication: string;
    user: string;
    readOnlyUser: string;
    caFile: string;
    /** Holds the passwords. */
    file: string;
  };
}

/**
 * Writes what is needed to use the lab into a directory, readable by this user only. `lab.json`
 * comes last: where it is, the rest is too.
 */
export async function writeLabFiles(
  lab: Lab,
  directory: string,
): Promise<LabDescription> {
  const root = path.resolve(directory);
  const file = (name: string) => path.join(root, name);
  await fs.mkdir(root, { recursive: true, mode: 0o700 });
  await fs.rm(file('lab.json'), { force: true });

  const { registry } = lab;
  await writePrivate(file('ca.crt'), lab.registryCaPem);
  await writePrivate(
    file('registry.json'),
    toJson({
      host: registry.host,
      user: registry.user.name,
      password: registry.user.password,
      caFile: file('ca.crt'),
      readOnlyUser: registry.readOnlyUser.name,
      readOnlyPassword: registry.readOnlyUser.password,
    }),
  );
  const clusters = await Promise.all(
    lab.clusters().map(access => writeClusterFiles(access, file)),
  );
  const description: LabDescription = {
    controlUrl: lab.controlUrl,
    speed: lab.clock.speed,
    pid: process.pid,
    directory: root,
    clusters,
    registry: {
      host: registry.host,
      authentication: registry.authentication,
      user: registry.user.name,
      readOnlyUser: registry.readOnlyUser.name,
      caFile: file('ca.crt'),
      file: file('registry.json'),
    },
  };
  await writePrivate(file('lab.json'), toJson(description));
  return description;
}

/** Takes `lab.json` away, so that nobody takes a lab that is gone for one that runs. */
export async function removeLabDescription(directory: string): Promise<void> {
  await fs.rm(path.join(directory, 'lab.json'), { force: true });
}

async function writeClusterFiles(
  { cluster, caPem }: LabClusterAccess,
  file: (name: string) => string,
): Promise<ClusterFiles> {
  const { name, api } = cluster;
  const files: ClusterFiles = {
    name,
    server: api.url,
    kubeconfig: file(`kubeconfig-${name}`),
    viewerKubeconfig: file(`kubeconfig-${name}-viewer`),
    tokenFile: file(`token-${name}`),
    caFile: file(`ca-${name}.crt`),
  };
  await Promise.all([
    writePrivate(files.kubeconfig, api.kubeconfigFor(ADMINISTRATOR_USER)),
    writePrivate(files.viewerKubeconfig, api.kubeconfigFor(VIEWER_USER)),
    writePrivate(files.tokenFile, tokenOf(cluster, SERVICE_ACCOUNT_USER)),
    writePrivate(files.caFile, caPem),
  ]);
  return files;
}

function tokenOf(
  { users, name }: LabClusterAccess['cluster'],
  wanted: string,
): string {
  const token = users.find(user => user.name === wanted)?.token;
  if (!token) {
    throw new Error(`User ${wanted} of cluster ${name} has no token.`);
  }
  return token;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Replaces the file at once, never with more rights than the owner's, also where one was before. */
async function writePrivate(target: string, content: string): Promise<void> {
  const draft = `${target}.${process.pid}.tmp`;
  await fs.writeFile(draft, content, { mode: 0o600 });
  await fs.rename(draft, target);
}
