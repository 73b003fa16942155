export { LeftOnNodePanel } from './LeftOnNodePanel';
