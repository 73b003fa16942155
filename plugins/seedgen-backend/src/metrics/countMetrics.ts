import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { DeliveryOutcome } from '../notifications';

/** A request that failed: at what, and why. */
export type CountFailure = (
  target: { type: 'cluster' | 'registry'; name: string },
  code: AccessFailureCode,
) => void;

/**
 * Counts requests to clusters and registries that failed. That something is not there is an answer,
 * and what was given up says nothing about the other side: neither counts.
 */
export function countFailures(metrics: MetricsService): CountFailure {
  const counter = metrics.createCounter('seedgen.request.failures', {
    description: 'Requests to clusters and registries that failed',
    unit: '{request}',
  });
  return ({ type, name }, code) => {
    if (code === 'not-found' || code === 'aborted') return;
    counter.add(1, {
      'seedgen.target.type': type,
      'seedgen.target.name': name,
      'error.type': code,
    });
  };
}

/** Counts attempts to send notifications. */
export function countDeliveries(
  metrics: MetricsService,
): (outcome: DeliveryOutcome) => void {
  const counter = metrics.createCounter('seedgen.notification.deliveries', {
    description: 'Attempts to send a notification',
    unit: '{attempt}',
  });
  return outcome =>
    counter.add(1, { 'seedgen.notification.delivery.outcome': outcome });
}
