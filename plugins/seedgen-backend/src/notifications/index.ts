export { CatalogOwners } from './CatalogOwners';
export { DatabaseOutbox } from './DatabaseOutbox';
export { RunNotifications, type DeliveryOutcome } from './RunNotifications';
export type { OutboxDepth } from './types';
