export { KnownStatus } from './KnownStatus';
export { StateCell } from './StateCell';
export { StateIcon } from './StateIcon';
