import type { Clock } from '../../clock';
import type { Check, PreflightEngine } from '../../preflight';
import { answerOf } from './answerOf';
import type { Answer } from './types';

/** How old the answer of a check may be that only some looks ask for. */
export const SOME_LOOKS_MS = 10 * 60_000;

/**
 * Makes the checks of preflight that decide whether a cluster is ready and cost a look little: what
 * they say there and here is the same.
 */
export class LookChecks {
  readonly #engine: PreflightEngine;
  readonly #checks: readonly Check[];
  readonly #clock: Clock;

  constructor(options: {
    engine: PreflightEngine;
    checks: readonly Pick<Check, 'id' | 'decides'>[];
    clock: Clock;
  }) {
    this.#engine = options.engine;
    this.#checks = options.checks.filter(
      ({ decides }) => decides === 'each-look' || decides === 'some-looks',
    ) as Check[];
    this.#clock = options.clock;
  }

  /**
   * All answers, in the order of preflight.
   *
   * @param previous - those of the last look at the same cluster
   */
  async answers(
    cluster: string,
    previous: readonly Answer[] | undefined,
    signal: AbortSignal,
  ): Promise<Answer[]> {
    const now = this.#clock.now();
    const known = new Map(previous?.map(answer => [answer.id, answer]));
    const due = new Set(
      this.#checks
        .filter(check => isDue(check, known.get(check.id), now))
        .map(({ id }) => id),
    );
    const results = await this.#engine.run(
      { kind: 'generate', cluster },
      { signal, only: due },
    );
    const asked = new Map(
      results.map(result => [result.id, answerOf(result, now.toISOString())]),
    );
    return this.#checks.flatMap(
      ({ id }) => asked.get(id) ?? known.get(id) ?? [],
    );
  }
}

function isDue(
  check: Pick<Check, 'decides'>,
  answer: Answer | undefined,
  now: Date,
): boolean {
  if (check.decides === 'each-look' || !answer) return true;
  // What could not be seen is tried again, as everything else is.
  if (answer.status === 'unknown') return true;
  const age = now.getTime() - Date.parse(answer.asOf);
  return !(age >= 0 && age < SOME_LOOKS_MS);
}
