import {
  chosen,
  describeOnBench,
} from './__testUtils__/scenarios/describeOnBench';
import { courseOf, playScenario } from './__testUtils__/scenarios/playScenario';
import { ROWS_OF_PARTITION } from './__testUtils__/scenarios/rowsOfPartition';

describeOnBench(
  'a MachineConfig that a cluster will not have',
  ['sno1', 'sno2'],
  bench => {
    it.each(chosen(ROWS_OF_PARTITION))('$title', async row => {
      expect(await playScenario(bench(), row)).toEqual(courseOf(row));
    });
  },
);
