import {
  chosen,
  describeOnBench,
} from './__testUtils__/scenarios/describeOnBench';
import { courseOf, playScenario } from './__testUtils__/scenarios/playScenario';
import { ROWS_BEFORE_IMAGING } from './__testUtils__/scenarios/rowsBeforeImaging';

describeOnBench(
  'a run that fails before the imager is launched',
  ['sno1'],
  bench => {
    it.each(chosen(ROWS_BEFORE_IMAGING))('$title', async row => {
      expect(await playScenario(bench(), row)).toEqual(courseOf(row));
    });
  },
);
