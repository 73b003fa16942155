import { useApi } from '@backstage/core-plugin-api';
import type {
  AuditEntry,
  AuditQuery,
  Page,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useLiveResource, type LiveResource } from './useLiveResource';

/**
 * One page of the audit log, newest first.
 *
 * Read once: reading the log is itself recorded in it, and an open page would fill it.
 */
export function useAudit(query: AuditQuery): LiveResource<Page<AuditEntry>> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: JSON.stringify(query),
    load: signal => api.getAudit(query, { signal }),
    onDemand: true,
  });
}
