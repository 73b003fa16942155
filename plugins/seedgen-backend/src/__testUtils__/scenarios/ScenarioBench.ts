import type {
  PreflightReport,
  Remedy,
  RemedyCall,
  RunDetails,
  RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { JsonObject } from '@backstage/types';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import { clientCertificateOf, settingsFor } from '../labAccess';
import { carryOut, LIMIT_MS } from '../runs';
import { startPlugin, until, type RunningPlugin } from '../startPlugin';
import { keep, type Kept } from './kept';
import { openTerminal, type Terminal } from './oc';
import type { ScenarioRow } from './types';

/** How many times faster than life the lab of the scenarios is. */
export const SPEED = 300;

/** So many minutes of the lab's time as a duration of the plugin's. */
export function minutes(count: number): string {
  return `${Math.round((count * 60_000) / SPEED)}ms`;
}

/** The default limits, as many times shorter as the lab is faster. What the plugin itself does takes as long as ever. */
export const LIMITS_OF_THE_LAB = {
  removedGrace: minutes(5),
  slowReturn: minutes(15),
  steadyReturn: minutes(10 / 60),
  apiStart: minutes(0.5),
  phases: {
    Stabilizing: minutes(30),
    Preparing: minutes(45),
    Imaging: minutes(60),
    Published: minutes(75),
    Recovering: minutes(30),
    Rendering: minutes(10),
    Updating: minutes(30),
    Rebooting: minutes(30),
    Reverting: minutes(15),
  },
};

type Wants = Pick<ScenarioRow, 'limits' | 'access' | 'cluster' | 'strategy'>;

/** A lab, a plugin that looks after its clusters, and a person at a terminal. */
export class ScenarioBench {
  #plugin: RunningPlugin | undefined;
  #wants: Wants = {};
  #repositories = 0;

  private constructor(
    readonly lab: LabProcess,
    readonly terminal: Terminal,
    readonly kept: Kept,
  ) {}

  static async start(
    clusters: string[],
    speed = SPEED,
  ): Promise<ScenarioBench> {
    const lab = await startLab({ speed, clusters });
    return new ScenarioBench(
      lab,
      await openTerminal(),
      await keep(lab, clusters[0]),
    );
  }

  get plugin(): RunningPlugin {
    if (!this.#plugin) throw new Error('No plugin was started');
    return this.#plugin;
  }

  get cluster(): string {
    return this.#wants.cluster ?? 'sno1';
  }

  /** Starts a plugin with a database of its own, and waits until it has seen the cluster. */
  async startPlugin(wants: Wants, changes: JsonObject = {}): Promise<void> {
    await this.stopPlugin();
    this.#wants = wants;
    this.#repositories += 1;
    await this.#start(changes);
    await until(
      () => this.plugin.client.getCluster(this.cluster),
      ({ snapshot }) =>
        snapshot.reachability === 'reachable' && snapshot.version !== undefined,
      LIMIT_MS,
    );
  }

  /** Lets a scenario befall the cluster, and waits until nothing is rolled out for it any more. */
  async beginScenario(
    row: Pick<ScenarioRow, 'scenario' | 'begins'>,
  ): Promise<void> {
    if (!row.scenario) return;
    await this.lab.control.setScenario(this.cluster, row.scenario, row.begins);
    await until(
      () => this.check(),
      ({ checks }) =>
        checks.every(({ reasonCode }) => reasonCode !== 'PoolNotUpdated'),
      LIMIT_MS,
    );
  }

  /** Chooses another way to prepare container storage. */
  choose(strategy: Wants['strategy']): void {
    this.#wants = { ...this.#wants, strategy };
  }

  /** Starts the plugin again with other settings and the same database. */
  async reconfigure(changes: JsonObject): Promise<void> {
    const { knex } = this.plugin;
    await this.stopPlugin();
    await this.#start(changes, knex);
  }

  async stopPlugin(): Promise<void> {
    await this.#plugin?.stop();
    this.#plugin = undefined;
  }

  async #start(changes: JsonObject, knex?: RunningPlugin['knex']) {
    this.#plugin = await startPlugin(
      { ...this.#settings(), ...changes },
      { knex },
    );
  }

  #settings(): JsonObject {
    const base = settingsFor(this.lab);
    return {
      ...base,
      ...(this.#wants.access === 'token' && { clusters: [this.byToken()] }),
      limits: {
        ...(base.limits as JsonObject),
        ...(this.#wants.limits && LIMITS_OF_THE_LAB),
      },
    };
  }

  /** The cluster as it is configured by address, authority and token, with further credentials where they are given. */
  byToken(
    changes: { caFile?: string; credentials?: JsonObject[] } = {},
  ): JsonObject {
    const { name, server, caFile, tokenFile } = this.lab.cluster(this.cluster);
    const { credentials = [] } = changes;
    return {
      name,
      server,
      caFile: changes.caFile ?? caFile,
      credentials: [{ name: 'token', tokenFile }, ...credentials],
    };
  }

  /** The client certificate of the installation, as a further credential. */
  async clientCertificate(): Promise<JsonObject> {
    const { certificate, key } = await clientCertificateOf(
      this.lab.cluster(this.cluster),
    );
    return {
      name: 'installation',
      clientCertificateFile: await this.terminal.file(
        'client.crt',
        certificate,
      ),
      clientKeyFile: await this.terminal.file('client.key', key),
    };
  }

  request(
    changes: { replaceExistingTag?: boolean } = {},
  ): Exclude<RunRequest, { kind: 'remedy' }> {
    const { cluster } = this;
    const { strategy } = this.#wants;
    return strategy
      ? { kind: 'partition', cluster, strategy, confirmation: cluster }
      : {
          kind: 'generate',
          cluster,
          seedImage: `${this.lab.registry.host}/ocp-${cluster}/seed-${
            this.#repositories
          }:4.18.27-x86_64`,
          confirmation: cluster,
          ...changes,
        };
  }

  carryOut(
    changes: { replaceExistingTag?: boolean } = {},
  ): Promise<RunDetails> {
    return carryOut(this.plugin, this.request(changes));
  }

  /** Asks for a remedy, and follows it to its end. */
  remedy(call: RemedyCall): Promise<RunDetails> {
    const { cluster } = this;
    return carryOut(this.plugin, {
      kind: 'remedy',
      cluster,
      remedy: call,
      confirmation: cluster,
    });
  }

  /** Asks for the checks alone. */
  async check(): Promise<PreflightReport> {
    const { confirmation: _, ...request } = this.request({
      replaceExistingTag: true,
    });
    const { id } = await this.plugin.client.startPreflight(request);
    return until(
      () => this.plugin.client.getPreflight(id),
      ({ state }) => state === 'done',
      LIMIT_MS,
    );
  }

  /** Asks for the checks until nothing is in the way any more, as after an outage or a repair. */
  async untilReady(): Promise<void> {
    await until(
      () => this.check(),
      ({ verdict }) => verdict !== 'blocked',
      LIMIT_MS,
    );
  }

  /** Runs lines of a shell as the cluster's administrator. */
  oc(lines: string, cluster = this.cluster): Promise<string> {
    return this.terminal.run(this.lab.cluster(cluster).kubeconfig, lines);
  }

  /** Makes the cluster as it was at the start, without faults and scenario. */
  async reset(cluster: string): Promise<void> {
    await this.stopPlugin();
    await this.lab.control.clearScenario(cluster);
    await this.lab.control.clearFaults(cluster);
    await this.lab.control.reset(cluster);
    await until(
      () => this.lab.control.cluster(cluster),
      ({ availability }) => availability === 'up',
      LIMIT_MS,
    );
  }

  async stop(): Promise<void> {
    await this.stopPlugin();
    await this.lab.stop();
    await this.terminal.close();
  }
}

/** The command of a remedy that a run offers, as it would be copied. */
export function commandOf(run: RunDetails, title: string): string {
  return offered(run, title, ({ command }) => command);
}

/** What the portal is asked for by a remedy that a run offers. */
export function callOf(run: RunDetails, title: string): RemedyCall {
  return offered(run, title, ({ call }) => call);
}

function offered<T>(
  run: RunDetails,
  title: string,
  part: (remedy: Remedy) => T | undefined,
): T {
  const remedies = (run.diagnoses ?? []).flatMap(each => each.remedies);
  const found = remedies.find(
    each => each.title === title && part(each) !== undefined,
  );
  if (!found) {
    throw new Error(
      `No remedy "${title}" is offered in this way; there are ${remedies
        .map(each => `"${each.title}" (${each.kind})`)
        .join(', ')}`,
    );
  }
  return part(found)!;
}
