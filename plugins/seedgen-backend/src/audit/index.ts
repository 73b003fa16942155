export { auditorSink } from './auditorSink';
export { DatabaseAuditExport } from './DatabaseAuditExport';
export { DatabaseAuditLog, type AuditSink } from './DatabaseAuditLog';
export type * from './types';
