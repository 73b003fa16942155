import type { ClusterConfiguration } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { CONFIG_MAP, READABLE_KINDS } from '../connection/kinds';
import type { KubernetesObject } from '../types';
import { seenNode } from './machineConfig';

const USER_CA_BUNDLE = 'user-ca-bundle';
const USER_CA_NAMESPACE = 'openshift-config';
const USER_CA_KEY = 'ca-bundle.crt';

// Certificates and a rendered MachineConfig may be large, and hardly ever change.
const READ_AGAIN_AFTER_MS = 10 * 60_000;

/**
 * Reads what a seed must share with a cluster, the way Lifecycle Agent reads it when it makes a seed
 * and when it takes one (utils/client_helper.go). Only now and then: between two readings there is
 * nothing new to say.
 */
export class ConfigurationReader {
  readonly #client: KubernetesClient;
  readonly #clock: Clock;
  #last?: { at: number; clusterId?: string };
  /** A rendered MachineConfig is named by its content. */
  #fips?: { machineConfig: string; hasFips: boolean };

  constructor(client: KubernetesClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** @returns nothing where what was read last still holds */
  async read(
    cluster: { clusterId?: string; node?: KubernetesObject },
    signal: AbortSignal,
  ): Promise<ClusterConfiguration | undefined> {
    const { clusterId, node } = cluster;
    const now = this.#clock.now().getTime();
    const last = this.#last;
    if (
      last &&
      last.clusterId === clusterId &&
      now - last.at < READ_AGAIN_AFTER_MS
    ) {
      return undefined;
    }
    const [proxy, userCaBundle, hasFips] = await Promise.all([
      this.#client.get(READABLE_KINDS.Proxy, { name: 'cluster' }, signal),
      this.#hasCertificates(USER_CA_BUNDLE, signal),
      this.#readFips(node, signal),
    ]);
    const trustedName = proxy.ok ? trustedConfigMap(proxy.value) : undefined;
    const trusted = await this.#trusted(trustedName, userCaBundle, signal);
    const configuration: ClusterConfiguration = {
      ...(proxy.ok && { hasProxy: hasProxy(proxy.value) }),
      ...(hasFips !== undefined && { hasFips }),
      ...(userCaBundle !== undefined &&
        trusted !== undefined && {
          trustBundle: {
            hasUserCaBundle: userCaBundle,
            proxyConfigmapName: trusted,
          },
        }),
    };
    if (Object.keys(configuration).length === 3) {
      this.#last = { at: now, clusterId };
    }
    return configuration;
  }

  async #readFips(
    node: KubernetesObject | undefined,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const name = node && seenNode(node).currentConfiguration;
    if (name === undefined) return undefined;
    if (this.#fips?.machineConfig === name) return this.#fips.hasFips;
    const config = await this.#client.get(
      READABLE_KINDS.MachineConfig,
      { name },
      signal,
    );
    if (!config.ok) return undefined;
    this.#fips = {
      machineConfig: name,
      hasFips: config.value.spec?.fips === true,
    };
    return this.#fips.hasFips;
  }

  /** Name of the ConfigMap that the Proxy takes certificates from; empty if it takes none. */
  async #trusted(
    name: string | undefined,
    userCaBundle: boolean | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (name === undefined || name === '') return name;
    if (name === USER_CA_BUNDLE) {
      return userCaBundle === undefined ? undefined : named(name, userCaBundle);
    }
    // One that is named and has nothing in it is refused by Lifecycle Agent, whatever the seed.
    return (await this.#hasCertificates(name, signal)) ? name : undefined;
  }

  async #hasCertificates(
    name: string,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const map = await this.#client.get(
      CONFIG_MAP,
      { name, namespace: USER_CA_NAMESPACE },
      signal,
    );
    if (map.ok) return Boolean(map.value.data?.[USER_CA_KEY]);
    return map.failure.code === 'not-found' ? false : undefined;
  }
}

function hasProxy({ spec }: KubernetesObject): boolean {
  return Boolean(spec?.httpProxy || spec?.httpsProxy || spec?.noProxy);
}

function trustedConfigMap({ spec }: KubernetesObject): string {
  const name: unknown = spec?.trustedCA?.name;
  return typeof name === 'string' ? name : '';
}

function named(name: string, hasCertificates: boolean): string {
  return hasCertificates ? name : '';
}
