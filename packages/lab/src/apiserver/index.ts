export * from './createApiServer';
export * from './kinds';
export * from './kindName';
export * from './statusError';
export * from './store/createObjectStore';
export * from './types';
