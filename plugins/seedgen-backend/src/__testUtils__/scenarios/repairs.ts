import { connect } from 'node:tls';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { follow, LIMIT_MS } from '../runs';
import { until } from '../startPlugin';
import { callOf, commandOf, type ScenarioBench } from './ScenarioBench';
import type { ScenarioRow } from './types';

type Repair = ScenarioRow['repair'];

/** Runs the command of the remedy with this title, as it was offered. */
export function byCommand(title: string): Repair {
  return async (bench, run) => {
    await bench.oc(commandOf(run, title));
  };
}

/** Runs what a person would, where a remedy says in words what to do. */
export function byHand(lines: string): Repair {
  return async bench => {
    await bench.oc(lines);
  };
}

/** What lies outside of the cluster is put right there: in the registry, a firewall, a name server, in Git. */
export async function clearScenario({
  lab,
  cluster,
}: ScenarioBench): Promise<void> {
  await lab.control.clearScenario(cluster);
}

/** Puts the MachineConfig back that a cluster of the assisted installer has. */
export async function applyDnsmasq(bench: ScenarioBench): Promise<void> {
  await bench.terminal.file('dnsmasq.json', bench.kept.dnsmasq);
  await bench.oc('oc apply -f dnsmasq.json');
}

/**
 * Restores the pull secret from the copy that the person has. The commands that wait for the
 * roll-out are left out: a lab this fast is through with it before they look.
 */
export async function restorePullSecret(
  bench: ScenarioBench,
  run: RunDetails,
): Promise<void> {
  await bench.terminal.file('pull-secret.json', bench.kept.pullSecret);
  const command = commandOf(run, "Restore the cluster's pull secret");
  await bench.oc(
    command
      .split('\n')
      .filter(line => !line.startsWith('oc wait '))
      .join('\n'),
  );
}

/** Asks the portal for the remedy with this title, as it was offered. */
export function byPortal(title: string): Repair {
  return async (bench, run) => {
    const done = await bench.remedy(callOf(run, title));
    expect([done.phase, done.problem]).toEqual(['Succeeded', undefined]);
    // The run that a remedy has begun is the second one.
    return done.followedBy === undefined
      ? undefined
      : follow(bench.plugin, done.followedBy);
  };
}

/** One repair after another. */
export function both(...repairs: Repair[]): Repair {
  return async (bench, run) => {
    let second: Awaited<ReturnType<Repair>>;
    for (const repair of repairs) second = await repair(bench, run);
    return second;
  };
}

/** Adds the registry's authority as the remedy says. */
export async function trustRegistry(
  bench: ScenarioBench,
  run: RunDetails,
): Promise<void> {
  await bench.terminal.file('ca.crt', bench.kept.registryAuthority);
  await byCommand("Add the registry's CA")(bench, run);
}

/** Asks the portal whether the image is the one that the run should have made. */
export async function verifyImage(
  { plugin }: ScenarioBench,
  { cluster, seedImage }: RunDetails,
): Promise<void> {
  const { id } = await plugin.client.startVerification({
    cluster,
    image: seedImage!,
  });
  const { result } = await until(
    () => plugin.client.getVerification(id),
    ({ state }) => state === 'done',
  );
  expect(result?.verdict).toBe('verified');
}

/** Waits until the node has what is wanted, through its reboot. */
export async function untilPoolIsUpdated(bench: ScenarioBench): Promise<void> {
  await until(
    () => bench.check(),
    ({ checks }) =>
      checks.some(
        ({ id, status }) => id === 'machine-config-pools' && status === 'pass',
      ),
    LIMIT_MS,
  );
}

/** Adds the client certificate of the installation to the token; the run's Secret can then be removed. */
export async function addClientCertificate(
  bench: ScenarioBench,
): Promise<void> {
  const credential = await bench.clientCertificate();
  await bench.reconfigure({
    clusters: [bench.byToken({ credentials: [credential] })],
  });
  await untilSecretIsGone(bench);
}

/** Puts the authority into the configuration that the node itself shows. */
export async function trustNewAuthority(bench: ScenarioBench): Promise<void> {
  const { server } = bench.lab.cluster(bench.cluster);
  const caFile = await bench.terminal.file(
    'new-ca.crt',
    await shownAuthority(server),
  );
  const credential = await bench.clientCertificate();
  await bench.reconfigure({
    clusters: [bench.byToken({ caFile, credentials: [credential] })],
  });
  await untilSecretIsGone(bench);
}

/** What a run could not remove is removed when the cluster can be read again. */
async function untilSecretIsGone({ plugin, cluster }: ScenarioBench) {
  await until(
    () => plugin.client.getAudit({ cluster }),
    ({ items }) => items.some(({ action }) => action === 'secret.deleted'),
  );
}

// As `openssl s_client -showcerts` on the node itself, where nobody can stand in between.
function shownAuthority(server: string): Promise<string> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    const socket = connect(
      { host: hostname, port: Number(port), rejectUnauthorized: false },
      () => {
        const { raw } = socket.getPeerCertificate(true).issuerCertificate;
        socket.destroy();
        resolve(
          `-----BEGIN CERTIFICATE-----\n${raw.toString(
            'base64',
          )}\n-----END CERTIFICATE-----\n`,
        );
      },
    ).on('error', reject);
  });
}
