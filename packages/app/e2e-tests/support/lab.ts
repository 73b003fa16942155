import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the lab writes its files. */
export const labDirectory =
  process.env.SEEDGEN_LAB_DIRECTORY ?? join(__dirname, '../../../../.lab');

interface RegistryFile {
  host: string;
  user: string;
  password: string;
}

/** The lab's registry as its own files describe it. */
export function labRegistry(): RegistryFile {
  return JSON.parse(readFileSync(join(labDirectory, 'registry.json'), 'utf8'));
}

/** Passwords, tokens and keys of the lab, by what they are; none may ever leave its files. */
export function labSecrets(): Record<string, string> {
  const read = (name: string) =>
    readFileSync(join(labDirectory, name), 'utf8').trim();
  const registry = JSON.parse(read('registry.json'));
  const names = readdirSync(labDirectory);
  return {
    'registry password': registry.password,
    'registry credential': Buffer.from(
      `${registry.user}:${registry.password}`,
    ).toString('base64'),
    'read-only registry password': registry.readOnlyPassword,
    ...Object.fromEntries(
      names.filter(name => name.startsWith('token-')).map(n => [n, read(n)]),
    ),
    ...Object.fromEntries(
      names
        .filter(name => name.startsWith('kubeconfig-'))
        .flatMap(name => {
          const [, secret] =
            /(?:client-key-data|token): (\S+)/.exec(read(name)) ?? [];
          return secret ? [[name, secret]] : [];
        }),
    ),
  };
}

/** Makes the lab's next outages of a cluster last, so that a person, or a test, can look at one. */
export function lengthenOutages(
  cluster: string,
  clusterSeconds: number,
): Promise<void> {
  return control('PATCH', `/clusters/${cluster}/faults`, {
    stayDownSeconds: clusterSeconds,
  });
}

/** Lets Lifecycle Agent wait for these to become well, before it begins; none ends the wait. */
export function setUnhealthy(cluster: string, texts: string[]): Promise<void> {
  return control('PATCH', `/clusters/${cluster}/faults`, {
    unhealthyFor: texts.length > 0 ? texts : null,
  });
}

/** Lets something go wrong on a cluster, by the name that the lab's README lists. */
export function setScenario(
  cluster: string,
  name: string,
  begins?: 'seed-requested',
): Promise<void> {
  return control('PUT', `/clusters/${cluster}/scenario`, { name, begins });
}

/** Takes the scenario of a cluster back; what was repaired meanwhile stays as it is. */
export function clearScenario(cluster: string): Promise<void> {
  return control('DELETE', `/clusters/${cluster}/scenario`);
}

/** Makes a cluster as it was at the start, without faults and scenario. */
export function resetCluster(cluster: string): Promise<void> {
  return control('POST', `/clusters/${cluster}/reset`, {});
}

/** Lets a cluster's API reset every connection from now on, for so long in the cluster's time. */
export function startOutage(
  cluster: string,
  clusterSeconds: number,
): Promise<void> {
  return control('POST', `/clusters/${cluster}/outage`, {
    seconds: clusterSeconds,
    how: 'reset',
  });
}

async function control(
  method: string,
  path: string,
  body?: object,
): Promise<void> {
  const { controlUrl } = JSON.parse(
    readFileSync(join(labDirectory, 'lab.json'), 'utf8'),
  );
  const response = await fetch(`${controlUrl}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The lab answered ${response.status}`);
}

/** The digest that `skopeo inspect` prints. */
export function inspectDigest(image: string): string {
  return JSON.parse(skopeo('inspect', image)).Digest;
}

/** Takes an image out of the registry, so that its tag is free; one that is not there is no matter. */
export function deleteImage(image: string): void {
  try {
    skopeo('delete', image);
  } catch (error) {
    if (!/manifest unknown|not found|404/i.test(String(error))) throw error;
  }
}

function skopeo(command: 'inspect' | 'delete', image: string): string {
  const { user, password } = labRegistry();
  return execFileSync(
    'skopeo',
    [
      command,
      '--cert-dir',
      labDirectory,
      '--creds',
      `${user}:${password}`,
      `docker://${image}`,
    ],
    { encoding: 'utf8', stdio: 'pipe', timeout: 30_000 },
  );
}

/** Runs kubectl as the administrator of a cluster; what it printed, on whichever stream. */
export function kubectl(cluster: string, ...args: string[]): string {
  try {
    return execFileSync(
      'kubectl',
      ['--kubeconfig', join(labDirectory, `kubeconfig-${cluster}`), ...args],
      { encoding: 'utf8', stdio: 'pipe', timeout: 30_000 },
    );
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error);
  }
}
