import { describeScenarios } from './__testUtils__/scenarios/describeScenarios';
import { ROWS_OF_PARTITION } from './__testUtils__/scenarios/rowsOfPartition';

describeScenarios(
  'a MachineConfig that a cluster will not have',
  ROWS_OF_PARTITION,
  ['sno1', 'sno2'],
);
