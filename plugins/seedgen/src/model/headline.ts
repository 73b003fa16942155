import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';

/** How something stands, as far as icon and colour go. */
export type Tone = 'ok' | 'info' | 'running' | 'warning' | 'error' | 'unknown';

/** What is to be said first of a cluster. */
export type Headline =
  | 'running'
  | 'external'
  | 'never-seen'
  | 'unreachable'
  | 'unknown'
  | 'idle';

/** What is happening on a cluster now. A run comes first: during one, unreachable is expected. */
export function headlineOf(status: ClusterStatus): Headline {
  const { snapshot } = status;
  if (status.activeRun) return 'running';
  if (!snapshot.observedAt) return 'never-seen';
  if (snapshot.reachability === 'unreachable') return 'unreachable';
  if (status.externalSeedGenerator) return 'external';
  if (snapshot.reachability === 'unknown') return 'unknown';
  return 'idle';
}

/** The tone of a headline; a run that needs a person is a warning. */
export function headlineTone(status: ClusterStatus): Tone {
  switch (headlineOf(status)) {
    case 'running':
      return status.activeRun?.problem ? 'warning' : 'running';
    case 'external':
      return 'warning';
    case 'unreachable':
      return 'error';
    case 'idle':
      return 'ok';
    default:
      return 'unknown';
  }
}
