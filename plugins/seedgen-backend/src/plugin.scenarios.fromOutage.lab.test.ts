import { describeScenarios } from './__testUtils__/scenarios/describeScenarios';
import { ROWS_FROM_OUTAGE } from './__testUtils__/scenarios/rowsFromOutage';

describeScenarios(
  'a run whose cluster comes back otherwise than usual',
  ROWS_FROM_OUTAGE,
);
