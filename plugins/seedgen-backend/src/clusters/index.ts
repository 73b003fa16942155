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
  imagerWasRunning,
  readImagerState,
  parseImagerState,
  type ImagerState,
} from './node/imagerState';
