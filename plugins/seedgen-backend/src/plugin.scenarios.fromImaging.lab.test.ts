import { describeScenarios } from './__testUtils__/scenarios/describeScenarios';
import { ROWS_FROM_IMAGING } from './__testUtils__/scenarios/rowsFromImaging';

describeScenarios('a run whose imager fails', ROWS_FROM_IMAGING);
