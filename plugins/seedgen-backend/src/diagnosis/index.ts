export { createDiagnose, type Diagnose } from './createDiagnose';
export { diagnose } from './diagnose';
export { RuleRegistry } from './RuleRegistry';
export type { Match, Rule, Statement, Subject, Symptoms } from './types';
