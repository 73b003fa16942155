export {
  createClusterConnections,
  type ConnectionDependencies,
} from './createClusterConnections';
export type * from './types';
export {
  describeCredentials,
  type CredentialDescription,
} from './describeCredentials';
export {
  isUnaccounted,
  readImagerState,
  parseImagerState,
  type ImagerState,
} from './node/imagerState';
export {
  AGENT_FOLDER,
  holdsOf,
  judgeAgentFolder,
  readAgentFolder,
  type AgentFile,
} from './node/agentFolder';
export { readPullSecretState, type PullSecretState } from './node/pullSecret';
export type { RegistryAnswer, RegistryTrouble } from './node/registryAnswer';
export type { RegistryQuestion } from './node/registryQuestion';
