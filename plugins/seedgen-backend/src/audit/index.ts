export { auditorSink } from './auditorSink';
export { DatabaseAuditLog, type AuditSink } from './DatabaseAuditLog';
export type * from './types';
