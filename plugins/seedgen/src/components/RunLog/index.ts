export { RunLogPanel } from './RunLogPanel';
