import { ClusterDirectory } from '../../clusters/directory';
import { ConfigReader } from '@backstage/config';
import type { CheckResult } from '@seedgen/backstage-plugin-seedgen-common';
import type { LabProcess } from '@seedgen/lab-process';
import type { JsonObject } from '@backstage/types';
import { settingsFor } from '../../__testUtils__/labAccess';
import { systemClock } from '../../clock';
import {
  createClusterConnections,
  describeCredentials,
  type ClusterConnections,
} from '../../clusters';
import { readSettings } from '../../config';
import { createRegistryConnections } from '../../registries';
import type { RegistryConnections } from '../../registries/types';
import { createPreflightEngine } from '../createPreflightEngine';
import type { PreflightSubject } from '../types';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';
import { KINDS } from '../../runs';

const logger: any = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => logger,
};

/** Preflights on the clusters of a lab, without the rest of the plugin. */
export class LabPreflight {
  readonly #open: (ClusterConnections | RegistryConnections)[] = [];

  constructor(private readonly lab: LabProcess) {}

  /** Runs all checks. */
  async run(
    subject: PreflightSubject,
    options: {
      password?: string;
      /** In place of the settings for the lab. */
      change?: (settings: JsonObject) => JsonObject;
    } = {},
  ): Promise<CheckResult[]> {
    const { change = same => same } = options;
    const settings = readSettings(
      new ConfigReader({ seedgen: change(settingsFor(this.lab, options)) }),
      KINDS.phases,
    );
    const clusters = createClusterConnections({
      directory: new ClusterDirectory(settings.clusters),
      requestTimeoutMs: settings.limits.requestTimeoutMs,
      clock: systemClock,
      logger,
    });
    const registries = createRegistryConnections(settings, {
      clock: systemClock,
      logger,
    });
    this.#open.push(clusters, registries);
    return createPreflightEngine({
      clusterOf: name => clusters.get(name),
      hubOf: () =>
        settings.clusters.some(({ name }) => name === 'hub')
          ? clusters.get('hub')
          : undefined,
      registries,
      requirements: DEFAULT_SETTINGS.storage.requirements,
      history: {
        seedsPushedAs: async () => [],
        rivalsFor: async () => 0,
        spent: async () => undefined,
      },
      credentialsOf: async name =>
        describeCredentials(
          settings.clusters.find(each => each.name === name)!,
        ),
      clock: systemClock,
      logger,
    }).run(subject, { signal: AbortSignal.timeout(60_000) });
  }

  /** For `generate` with the tag that fits the release. */
  generate(cluster: string, release = '4.18.27'): PreflightSubject {
    return {
      kind: 'generate',
      cluster,
      seedImage: `${this.lab.registry.host}/ocp-${cluster}/seed:${release}-x86_64`,
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map(connections => connections.close()));
  }
}

/** What is not well: id, status and reason. */
export function notPassed(results: readonly CheckResult[]) {
  return results
    .filter(({ status }) => status !== 'pass' && status !== 'not-applicable')
    .map(({ id, status, reasonCode }) => [id, status, reasonCode]);
}
