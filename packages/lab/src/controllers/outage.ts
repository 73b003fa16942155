import type { ClusterContext } from '../world/ClusterContext';
import { toTimestamp } from './pods/ClusterPods';

/** Seconds of each stage through which an API server comes back. */
const RETURN_STAGES = [
  ['reset', 1],
  ['silent', 1],
  ['starting', 1],
  ['unavailable', 1],
  ['initializing', 1],
] as const;

/** After the return the cluster version reads unavailable until the operators have settled. */
const SETTLING_SECONDS = 45;

/** The API server and everything else that runs in containers are gone: connections are refused. */
export async function takeApiDown(context: ClusterContext): Promise<void> {
  context.report('api', 'down');
  await context.api.setAvailability('refused');
}

/** What the API server answers with, one after the other, when it comes up only to go away again. */
const FLAPS = ['up', 'starting', 'unavailable', 'initializing'] as const;

/** Lets the API come and go while the cluster is stopped, as far as it is told to. */
export async function flapApi({
  api,
  clock,
  faults,
  signal,
}: ClusterContext): Promise<void> {
  const { count = 0, upSeconds = 2, downSeconds = 5 } = faults.flaps ?? {};
  for (let flap = 0; flap < count; flap += 1) {
    await clock.sleep(downSeconds, signal);
    await api.setAvailability(FLAPS[flap % FLAPS.length]);
    await clock.sleep(upSeconds, signal);
    await api.setAvailability('refused');
  }
}

/**
 * The API server comes back: connections are reset, then time out in the TLS handshake; then it
 * refuses all but administrators, says 503, and 429 to lists of custom resources. After a recertification certificates are new, and faults may make them and
 * the tokens unacceptable.
 */
export async function bringApiBack(
  context: ClusterContext,
  after: 'recert' | 'reboot',
): Promise<void> {
  const { api, clock, faults, signal } = context;
  if (after === 'recert') {
    await api.rotateCertificate(
      faults.newAuthorityAfterOutage ? 'new' : 'same',
    );
    if (faults.rejectTokensAfterOutage) {
      api.rejectTokens();
    }
  }
  for (const [stage, seconds] of RETURN_STAGES) {
    await api.setAvailability(stage);
    await clock.sleep(seconds, signal);
  }
  setClusterVersionAvailable(context, false);
  await api.setAvailability('up');
  context.report('api', 'up');
  context.background('cluster-version', settle(context));
  await context.pods.restartAll(signal);
}

async function settle(context: ClusterContext): Promise<void> {
  await context.clock.sleep(SETTLING_SECONDS, context.signal);
  setClusterVersionAvailable(context, true);
}

function setClusterVersionAvailable(
  { store, spec, clock }: ClusterContext,
  available: boolean,
): void {
  const kind = 'config.openshift.io/ClusterVersion';
  if (!store.get(kind, 'version')) {
    return;
  }
  store.updateStatus(kind, 'version', undefined, draft => {
    for (const condition of draft.status?.conditions ?? []) {
      const wanted = available ? 'True' : 'False';
      if (condition.type === 'Available' && condition.status !== wanted) {
        condition.status = wanted;
        condition.lastTransitionTime = toTimestamp(clock.now());
        condition.reason = available ? '' : 'ClusterOperatorsNotAvailable';
        condition.message = available
          ? `Done applying ${spec.version}`
          : 'Some cluster operators are not available';
      }
    }
  });
}
