export { DEFAULT_STORAGE_REQUIREMENTS } from './defaults';
export { readSettings } from './readSettings';
export { Secret } from './Secret';
export { SettingsError } from './SettingsError';
export type * from './types';
