import type {
  RunDetails,
  RunEstimates,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import { RevisedReads } from '../RevisedReads';
import { SharedReads } from '../SharedReads';
import type { RunService } from './types';

// A run is some ten kilobytes, most of it its preflight.
const MOST_KEPT = 100;

/**
 * Runs with when they are expected to end, composed once a revision: when something happens to a run,
 * all pages about it ask at once. What is given must not be changed.
 */
export class RunViews {
  readonly #runs: Pick<RunService, 'get' | 'revisionOf'>;
  readonly #estimate: (run: RunDetails) => Promise<RunEstimates | undefined>;
  readonly #revisions = new SharedReads<number | undefined>();
  readonly #kept: RevisedReads<RunDetails>;

  constructor(options: {
    runs: Pick<RunService, 'get' | 'revisionOf'>;
    estimate: (run: RunDetails) => Promise<RunEstimates | undefined>;
    clock: Clock;
  }) {
    this.#runs = options.runs;
    this.#estimate = options.estimate;
    this.#kept = new RevisedReads(options.clock, MOST_KEPT);
  }

  async get(id: string): Promise<RunDetails> {
    const revision = await this.#revisions.read(id, () =>
      this.#runs.revisionOf(id),
    );
    return this.#kept.read(id, String(revision), async () => {
      const run = await this.#runs.get(id);
      const expected = await this.#estimate(run);
      return { ...run, ...(expected && { estimates: expected }) };
    });
  }
}
