import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ClusterSource } from '@seedgen/backstage-plugin-seedgen-node';
import type { Clock } from '../../clock';
import { DNS_1123_LABEL } from '../../config/fields';
import type { ClusterDirectory } from './ClusterDirectory';
import { sourcedSettings } from './sourcedSettings';
import { CONFIGURATION } from './types';

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** The sources of clusters that modules add to the configuration. */
export class SourceRegistry {
  readonly #sources: ClusterSource[] = [];

  /** In the order in which they count. */
  get all(): readonly ClusterSource[] {
    return this.#sources;
  }

  /**
   * Adds sources of a module.
   *
   * @throws InputError for an id that is taken, or that is no DNS-1123 label
   */
  add(...added: readonly ClusterSource[]): void {
    for (const source of added) {
      const { id } = source;
      if (typeof id !== 'string' || !DNS_1123_LABEL.test(id)) {
        throw new InputError(
          'ClusterSourceInvalid: The id of a source of clusters is no DNS-1123 label: lower-case letters, digits and dashes, at most 63 of them',
        );
      }
      if (
        id === CONFIGURATION ||
        this.#sources.some(other => other.id === id)
      ) {
        throw new InputError(
          `ClusterSourceDuplicate: There is a source of clusters with the id '${id}' already. Give the one of the module an id of its own`,
        );
      }
      this.#sources.push(source);
    }
  }
}

/**
 * Begins sources and puts what they say into the directory. One that fails is begun again after a pause; what
 * it said until then stays, since clusters do not vanish because a hub is away.
 */
export class ClusterSources {
  readonly #stop = new AbortController();
  #loops: Array<Promise<void>> = [];

  constructor(
    private readonly options: {
      sources: readonly ClusterSource[];
      directory: Pick<ClusterDirectory, 'replace'>;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** Returns at once. */
  start(): void {
    this.#loops = this.options.sources.map(source => this.#connect(source));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#loops);
  }

  async #connect(source: ClusterSource): Promise<void> {
    const { clock, logger } = this.options;
    const { signal } = this.#stop;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await source.connect({
          apply: clusters => this.#apply(source, clusters),
          signal,
          logger: logger.child({ clusterSource: source.id }),
        });
        return;
      } catch (error) {
        // Its text may hold anything.
        logger.warn(
          `The source of clusters '${source.id}' failed (${
            (error as Error)?.name ?? 'unknown error'
          }); what it said until then stays, and it is begun again in ${
            pause / 1000
          } s`,
        );
      }
      await clock.sleep(pause, signal);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  #apply(
    { id }: ClusterSource,
    clusters: Parameters<typeof sourcedSettings>[0],
  ): void {
    const { directory, clock, logger } = this.options;
    if (this.#stop.signal.aborted) return;
    directory.replace(
      id,
      sourcedSettings(clusters, clock, message =>
        logger.warn(`A cluster of the source '${id}' is left out: ${message}`),
      ),
    );
  }
}
