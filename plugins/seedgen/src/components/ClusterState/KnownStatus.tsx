import type { ReactNode } from 'react';
import {
  seedgenClusterReadPermission,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { LiveResource } from '../../hooks';
import { Placeholder, RequestError, StaleNotice } from '../shared';

/** What a card shows of a cluster's status, with how old it is where it cannot be read; or why there is none. */
export function KnownStatus(props: {
  resource: LiveResource<ClusterStatus>;
  /** Heights of what will be there, in pixels. */
  rows: number[];
  children: (status: ClusterStatus) => ReactNode;
}) {
  const { resource, rows, children } = props;
  const { value, error, readAt, refresh } = resource;
  if (value) {
    return (
      <>
        {error && <StaleNotice error={error} readAt={readAt} />}
        {children(value)}
      </>
    );
  }
  if (!error) return <Placeholder rows={rows} />;
  return (
    <RequestError
      error={error}
      permission={seedgenClusterReadPermission.name}
      onRetry={refresh}
    />
  );
}
