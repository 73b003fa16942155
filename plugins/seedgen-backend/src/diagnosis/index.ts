export { createDiagnose, type Diagnose } from './createDiagnose';
export { diagnose } from './diagnose';
export { remediesForLeft, type LeftState } from './leftOnNode';
export { RuleRegistry } from './RuleRegistry';
export type { Match, Rule, Statement, Subject, Symptoms } from './types';
