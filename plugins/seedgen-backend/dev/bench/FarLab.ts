import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import { DelayProxy } from './DelayProxy';

/** What a preflight talks to. */
export const ENDPOINTS = ['cluster', 'hub', 'registry'] as const;

/** One of {@link ENDPOINTS}. */
export type Endpoint = (typeof ENDPOINTS)[number];

/** A lab as a process of its own, with a cluster, its hub and a registry that are far away. */
export class FarLab {
  readonly #proxies: DelayProxy[] = [];

  private constructor(
    private readonly lab: LabProcess,
    private readonly directory: string,
    private readonly latencyMs: number,
  ) {}

  static async start(latencyMs: number): Promise<FarLab> {
    const lab = await startLab({ clusters: ['sno1', 'hub'] });
    // The registry gives absolute addresses on its own port, so it cannot be behind a proxy, and is
    // slow by itself instead.
    await lab.control.setRegistryFaults({ slowMilliseconds: latencyMs });
    const directory = await mkdtemp(join(tmpdir(), 'seedgen-bench-'));
    return new FarLab(lab, directory, latencyMs);
  }

  /**
   * What is under `seedgen` in a configuration for it, and the host of its registry.
   *
   * @param hanging - which endpoint accepts connections and then says nothing
   */
  async configuration(
    hanging?: Endpoint,
  ): Promise<{ seedgen: JsonObject; registry: string }> {
    const { lab } = this;
    const registry =
      hanging === 'registry'
        ? (await this.#proxy(lab.registry.host, true)).host
        : lab.registry.host;
    const seedgen = {
      clusters: [
        {
          name: 'sno1',
          hub: 'hub',
          kubeconfig: await this.#kubeconfig('sno1', hanging === 'cluster'),
        },
        {
          name: 'hub',
          role: 'hub',
          kubeconfig: await this.#kubeconfig('hub', hanging === 'hub'),
        },
      ],
      registries: [
        {
          name: 'lab',
          host: registry,
          caFile: lab.registry.caFile,
          username: lab.registry.user,
          password: lab.registry.password,
          repositories: ['ocp-*/**'],
        },
      ],
      // Longer than any check may take, so that it is the check's own limit that ends it.
      limits: { requestTimeout: '60s' },
    };
    return { seedgen, registry };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#proxies.map(proxy => proxy.stop()));
    await this.lab.stop();
    await rm(this.directory, { recursive: true });
  }

  async #kubeconfig(name: string, hangs: boolean): Promise<string> {
    const { kubeconfig, server } = this.lab.cluster(name);
    const proxy = await this.#proxy(server, hangs);
    const file = join(this.directory, `${proxy.host.replace(':', '-')}.yaml`);
    const text = await readFile(kubeconfig, 'utf8');
    await writeFile(file, text.replaceAll(server, `https://${proxy.host}`), {
      mode: 0o600,
    });
    return file;
  }

  async #proxy(address: string, hangs: boolean): Promise<DelayProxy> {
    const port = Number(/:(\d+)$/.exec(address)![1]);
    const proxy = await DelayProxy.start(port, {
      delayMs: this.latencyMs,
      hangs,
    });
    this.#proxies.push(proxy);
    return proxy;
  }
}
