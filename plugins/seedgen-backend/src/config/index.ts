export { readSettings } from './readSettings';
export { Secret } from './Secret';
export { SettingsError } from './SettingsError';
export type * from './types';
