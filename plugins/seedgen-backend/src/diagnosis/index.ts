export { diagnose } from './diagnose';
export type { Match, Rule, Statement, Subject, Symptoms } from './types';
