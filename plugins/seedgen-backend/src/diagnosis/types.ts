import type {
  DiagnosisMatch,
  DiagnosisRule,
  DiagnosisStatement,
  DiagnosisSubject,
  DiagnosisSymptoms,
} from '@seedgen/backstage-plugin-seedgen-node';

// In this room everything is about diagnosis, so that the public names lose their first word.
export type Match = DiagnosisMatch;
export type Rule = DiagnosisRule;
export type Statement = DiagnosisStatement;
export type Subject = DiagnosisSubject;
export type Symptoms = DiagnosisSymptoms;
