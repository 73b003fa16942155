export { createRegistry } from './createRegistry';
export type { LabRegistry, RegistryOptions } from './createRegistry';
export type { RegistryAccount } from './auth/accounts';
export type { RegistryAuthentication } from './auth/authorizer';
