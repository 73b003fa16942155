import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const directory =
  process.env.SEEDGEN_LAB_DIRECTORY ?? join(__dirname, '../../../../.lab');

interface RegistryFile {
  host: string;
  user: string;
  password: string;
}

/** The lab's registry as its own files describe it. */
export function labRegistry(): RegistryFile {
  return JSON.parse(readFileSync(join(directory, 'registry.json'), 'utf8'));
}

/** Makes the lab's next outages of a cluster last, so that a person, or a test, can look at one. */
export async function lengthenOutages(
  cluster: string,
  clusterSeconds: number,
): Promise<void> {
  const { controlUrl } = JSON.parse(
    readFileSync(join(directory, 'lab.json'), 'utf8'),
  );
  const response = await fetch(`${controlUrl}/clusters/${cluster}/faults`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ stayDownSeconds: clusterSeconds }),
  });
  if (!response.ok) throw new Error(`The lab answered ${response.status}`);
}

/** The digest that `skopeo inspect` prints. */
export function inspectDigest(image: string): string {
  const { user, password } = labRegistry();
  const output = execFileSync(
    'skopeo',
    [
      'inspect',
      '--cert-dir',
      directory,
      '--creds',
      `${user}:${password}`,
      `docker://${image}`,
    ],
    { encoding: 'utf8', timeout: 30_000 },
  );
  return JSON.parse(output).Digest;
}

/** Runs kubectl as the administrator of a cluster; what it printed, on whichever stream. */
export function kubectl(cluster: string, ...args: string[]): string {
  try {
    return execFileSync(
      'kubectl',
      ['--kubeconfig', join(directory, `kubeconfig-${cluster}`), ...args],
      { encoding: 'utf8', stdio: 'pipe', timeout: 30_000 },
    );
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error);
  }
}
