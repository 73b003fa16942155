import type { NotificationSeverity } from '@backstage/plugin-notifications-common';

/** What people are told of one event of a run, as it is kept until it is sent. */
export interface RunMessage {
  runId: string;
  cluster: string;
  /**
   * `ended`, or `attention:` with the code of the problem. Each is told once in the life of a run.
   */
  event: string;
  /** Code of the problem that is told of; absent for an end. */
  problem?: string;
  title: string;
  description: string;
  /** Within the portal. */
  link: string;
  severity: NotificationSeverity;
  topic: string;
  /** Entity reference of who asked for the run; absent where that is a service. */
  requestedBy?: string;
  /** Entity reference of who did it and so knows. */
  except?: string;
}

/** A message that one process has taken to send it. */
export interface TakenMessage {
  number: number;
  /** How often it was taken, this time included. */
  attempts: number;
  createdAt: string;
  message: RunMessage;
}

/** How many messages wait, and since when the oldest does. */
export interface OutboxDepth {
  pending: number;
  oldestAt?: string;
}
