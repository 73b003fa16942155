import {
  chosen,
  describeOnBench,
} from './__testUtils__/scenarios/describeOnBench';
import { courseOf, playScenario } from './__testUtils__/scenarios/playScenario';
import { ROWS_FROM_IMAGING } from './__testUtils__/scenarios/rowsFromImaging';

describeOnBench('a run whose imager fails', ['sno1'], bench => {
  it.each(chosen(ROWS_FROM_IMAGING))('$title', async row => {
    expect(await playScenario(bench(), row)).toEqual(courseOf(row));
  });
});
