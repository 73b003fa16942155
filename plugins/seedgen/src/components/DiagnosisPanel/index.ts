export * from './DiagnosisPanel';
