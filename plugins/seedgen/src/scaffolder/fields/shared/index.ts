export * from './Combobox';
export * from './deliberate';
export * from './SuitabilityNotice';
export * from './FieldNotes';
export * from './useChosenCluster';
export * from './suitability';
export * from './useFieldText';
