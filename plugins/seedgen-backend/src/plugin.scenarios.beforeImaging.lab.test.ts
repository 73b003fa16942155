import { describeScenarios } from './__testUtils__/scenarios/describeScenarios';
import { ROWS_BEFORE_IMAGING } from './__testUtils__/scenarios/rowsBeforeImaging';

describeScenarios(
  'a run that fails before the imager is launched',
  ROWS_BEFORE_IMAGING,
);
