import {
  chosen,
  describeOnBench,
} from './__testUtils__/scenarios/describeOnBench';
import { courseOf, playScenario } from './__testUtils__/scenarios/playScenario';
import { ROWS_FROM_OUTAGE } from './__testUtils__/scenarios/rowsFromOutage';

describeOnBench(
  'a run whose cluster comes back otherwise than usual',
  ['sno1'],
  bench => {
    it.each(chosen(ROWS_FROM_OUTAGE))('$title', async row => {
      expect(await playScenario(bench(), row)).toEqual(courseOf(row));
    });
  },
);
