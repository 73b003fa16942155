export { DatabaseLookClaims } from './DatabaseLookClaims';
export { DatabasePolls } from './DatabasePolls';
export { DatabaseSnapshotStore } from './DatabaseSnapshotStore';
export { migrateDatabase, runMigrations } from './migrate';
export {
  DatabasePreflightReports,
  STORED_PREFLIGHTS,
  DatabaseVerificationReports,
} from './DatabaseReports';
