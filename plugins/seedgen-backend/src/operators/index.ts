export {
  type CatalogChoice,
  chooseLifecycleAgentCatalog,
} from './chooseLifecycleAgentCatalog';
export { lifecycleAgentFiles } from './lifecycleAgentFiles';
export { lifecycleAgentInstallState } from './lifecycleAgentInstallState';
export {
  type InstallReader,
  readInstall,
  readLifecycleAgentInstall,
} from './readLifecycleAgentInstall';
export type * from './types';
