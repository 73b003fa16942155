export { beginnings, NotForHub, ScenarioKeeper } from './ScenarioKeeper';
export type { Beginning } from './ScenarioKeeper';
export {
  scenarioNamed,
  scenarioNames,
  scenarios,
  UnknownScenario,
} from './scenarios';
export { failureText } from './Scenario';
export type { Scenario } from './Scenario';
