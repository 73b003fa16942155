import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterStatus,
  RunDetails,
  SeedgenChange,
  SeedgenContent,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RecentReaders } from './RecentReaders';

/** The portal's bus of events takes no more than 100 kB at a time, the recipients included. */
const LONGEST_BYTES = 64 * 1024;

/** Something to tell, and the users to tell it. */
export interface AddressedContent {
  users: string[];
  message: SeedgenContent;
}

/** What contents are composed from. */
export interface ChangeContentsOptions {
  readers: Pick<RecentReaders, 'ofRun' | 'ofCluster'>;
  /** As a page reads it. */
  run: (id: string) => Promise<RunDetails>;
  /** As a page reads it. */
  status: (cluster: string) => Promise<ClusterStatus>;
  logger: LoggerService;
}

/** Composes what pages would read after a change, for those who have just read the same. */
export class ChangeContents {
  readonly #options: ChangeContentsOptions;

  constructor(options: ChangeContentsOptions) {
    this.#options = options;
  }

  /** Of changes that are told together. What cannot be composed is left out: pages read it then. */
  async of(
    changes: readonly SeedgenChange[],
    telling: string,
  ): Promise<AddressedContent[]> {
    const { readers, run, status } = this.#options;
    const runs = changes.flatMap(each => (each.type === 'run' ? each : []));
    const clusters = new Set(changes.map(({ cluster }) => cluster));
    const contents = await Promise.all([
      ...runs.map(({ id, cluster }) =>
        this.#addressed(readers.ofRun(id, cluster), async () => ({
          type: 'run-content',
          telling,
          run: await run(id),
        })),
      ),
      ...[...clusters].map(name =>
        this.#addressed(readers.ofCluster(name), async () => ({
          type: 'cluster-content',
          telling,
          status: await status(name),
        })),
      ),
    ]);
    return contents.flat().filter(isShort);
  }

  async #addressed(
    users: string[],
    compose: () => Promise<SeedgenContent>,
  ): Promise<AddressedContent[]> {
    if (users.length === 0) return [];
    try {
      return [{ users, message: await compose() }];
    } catch (error) {
      this.#options.logger.debug(
        'What a signal could have told could not be read',
        error as Error,
      );
      return [];
    }
  }
}

function isShort({ users, message }: AddressedContent): boolean {
  return Buffer.byteLength(JSON.stringify([users, message])) <= LONGEST_BYTES;
}
