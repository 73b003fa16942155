import { LIMIT_MS } from '../runs';
import { hasKubectl } from './oc';
import { ScenarioBench } from './ScenarioBench';
import type { ScenarioRow } from './types';

/** Whether more than the representative part is to be run, as `yarn test:scenarios` does. */
export const ALL_SCENARIOS = Boolean(process.env.SEEDGEN_ALL_SCENARIOS);

/** The rows that are to be run. */
export function chosen(rows: readonly ScenarioRow[]): ScenarioRow[] {
  return rows.filter(({ core }) => core || ALL_SCENARIOS);
}

/** Tests on a bench that they share; each finds its clusters as they were at the start. */
export function describeOnBench(
  title: string,
  clusters: string[],
  tests: (bench: () => ScenarioBench) => void,
  /** How fast the lab is, where a test needs time to do something in between. */
  options: { speed?: number } = {},
): void {
  jest.setTimeout(2 * LIMIT_MS);
  // Repairs are the commands that are offered, or made with them.
  const describeWithKubectl = hasKubectl ? describe : describe.skip;

  describeWithKubectl(title, () => {
    let bench: ScenarioBench;
    beforeAll(async () => {
      bench = await ScenarioBench.start(clusters, options.speed);
    });
    afterAll(() => bench?.stop());
    afterEach(() => bench.reset(bench.cluster));
    tests(() => bench);
  });
}
