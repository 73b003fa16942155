import type {
  RemedyAction,
  RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { carryOut } from '../runs';
import { until } from '../startPlugin';
import { commandOf, type ScenarioBench } from './ScenarioBench';
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

/** Lets the portal carry a remedy out that the run's diagnosis, or a check of it, offers. */
export function byPortal(action: RemedyAction): Repair {
  return async (bench, run) => {
    const offered = [
      ...(run.diagnoses ?? []).flatMap(({ remedies }) =>
        remedies.map(({ call }) => call),
      ),
      ...(run.preflight?.checks ?? []).flatMap(
        ({ remedyCalls }) => remedyCalls ?? [],
      ),
    ];
    const call = offered.find(each => each?.action === action);
    if (!call) throw new Error(`The portal does not offer ${action}`);
    const remedy = await carryOut(bench.plugin, {
      kind: 'remedy',
      cluster: bench.cluster,
      remedy: call,
      confirmation: bench.cluster,
    });
    expect([remedy.phase, remedy.problem]).toEqual(['Succeeded', undefined]);
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

/** What a run could not remove is removed when the cluster can be read again. */
async function untilSecretIsGone({ plugin, cluster }: ScenarioBench) {
  await until(
    () => plugin.client.getAudit({ cluster }),
    ({ items }) => items.some(({ action }) => action === 'secret.deleted'),
  );
}
