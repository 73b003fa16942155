export { StateCell } from './StateCell';
export { StateIcon } from './StateIcon';
