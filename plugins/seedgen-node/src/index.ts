/**
 * Extension points of the Seedgen backend, for modules that add to it.
 *
 * @packageDocumentation
 */
export * from './cluster';
export * from './clusterSource';
export * from './diagnosisRule';
export * from './preflightCheck';
export * from './registry';
export * from './result';
export * from './seedgenDiagnosisExtensionPoint';
export * from './seedgenPreflightExtensionPoint';
