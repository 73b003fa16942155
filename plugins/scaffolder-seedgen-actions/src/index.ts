/**
 * Scaffolder actions that ask for seed images and follow them.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSeedgen as default } from './module';
