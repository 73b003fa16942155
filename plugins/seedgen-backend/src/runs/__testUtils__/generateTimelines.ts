import type { ImagerState } from '../../clusters';
import type { Milestone } from '../runLog/milestones';
import {
  absent,
  before,
  completed,
  down,
  failure,
  generator,
  progress,
  pushed,
  refusing,
  throttled,
  type ClusterView,
  type RegistryView,
} from './observations';

/** A moment of a timeline: seconds since the request, what cluster and registry show. */
export interface Row {
  t: number;
  cluster: ClusterView;
  registry: RegistryView;
  /** What the node says of the imager; by default it has ended. */
  imager?: ImagerState | 'forbidden';
  /** Lifecycle Agent has removed what it removes when it launches the imager. */
  launched?: boolean;
  /** What Lifecycle Agent's log has told of until then. */
  milestones?: Milestone[];
}

const row = (
  t: number,
  cluster: ClusterView,
  registry: RegistryView = before,
): Row => ({
  t,
  cluster,
  registry,
  launched: t >= 81,
});

const WAITING = 'Waiting for system to stabilize';
const RESTORED = 'uid-2';

/** The usual way up to the outage (4.18). */
export const UNTIL_OUTAGE: Row[] = [
  row(0, absent),
  row(1, generator([])),
  row(1.5, progress(WAITING)),
  row(3, progress('Starting seed generation')),
  row(4, progress('Pulling recert image')),
  row(6, progress('Preparing for seed generation')),
  row(8, progress('Cleaning cluster resources')),
  row(80, progress('Launching imager container')),
  row(81, absent),
  row(100, down()),
];

const UNTIL_RETURN: Row[] = [
  ...UNTIL_OUTAGE,
  row(330, down(), pushed),
  row(400, down('reset'), pushed),
  row(402, down('unavailable'), pushed),
];

const UNTIL_FINALIZING: Row[] = [
  ...UNTIL_RETURN,
  row(405, absent, pushed),
  row(410, generator([], { uid: RESTORED }), pushed),
  row(411, progress('Launching imager container', RESTORED), pushed),
  row(412, progress('Finalizing seed generation', RESTORED), pushed),
];

export const T1: Row[] = [
  ...UNTIL_FINALIZING,
  row(413, completed(RESTORED), pushed),
];

const REJECTION =
  'Rejected: Cluster must be detached from hub prior to seed generation';

export const T2: Row[] = [row(0, absent), row(1, failure(REJECTION))];

const UNHEALTHY = (causes: string[]) =>
  progress(
    `${WAITING}: one or more health checks failed\n${causes
      .map(cause => `  - ${cause}`)
      .join('\n')}`,
  );

export const T3: Row[] = [
  row(0, absent),
  row(1, generator([])),
  row(
    2,
    UNHEALTHY([
      'node is not yet ready: sno1',
      'one or more ClusterOperators not yet ready: etcd',
    ]),
  ),
  row(22, UNHEALTHY(['one or more ClusterOperators not yet ready: etcd'])),
  row(900, UNHEALTHY(['one or more ClusterOperators not yet ready: etcd'])),
  row(1801, UNHEALTHY(['one or more ClusterOperators not yet ready: etcd'])),
];

const PUSH_FAILED =
  'Seed generation failed: imager container status check failed: expected container exit code 0, found: 1';

export const T4: Row[] = [
  ...UNTIL_OUTAGE,
  row(200, down()),
  row(300, absent),
  row(305, progress('Launching imager container', RESTORED)),
  row(306, progress('Finalizing seed generation', RESTORED)),
  row(307, failure(PUSH_FAILED, RESTORED)),
];

export const T5: Row[] = [
  ...UNTIL_FINALIZING,
  row(
    413,
    failure(
      'Seed generation failed: imager container status check failed: expected container status exited, found: stopped',
      RESTORED,
    ),
    pushed,
  ),
];

/** What the cluster answers from its return until the limit of Recovering. */
export function returnAs(cluster: ClusterView, registry: RegistryView): Row[] {
  const until = UNTIL_RETURN.map(each =>
    each.registry === pushed ? { ...each, registry } : each,
  );
  return [
    ...until,
    row(405, cluster, registry),
    row(408, cluster, registry),
    row(411, cluster, registry),
    row(414, cluster, registry),
    row(420, cluster, registry),
    row(600, cluster, registry),
    row(720, cluster, registry),
    row(2300, cluster, registry),
    row(2400, cluster, registry),
    row(4100, cluster, registry),
  ];
}

export const T8: Row[] = [
  ...UNTIL_OUTAGE,
  row(330, down(), pushed),
  row(900, down(), pushed),
  row(1300, down(), pushed),
  row(2400, down(), pushed),
  row(3295, down('unavailable'), pushed),
  row(3300, absent, pushed),
  row(3305, progress('Launching imager container', RESTORED), pushed),
  row(3306, progress('Finalizing seed generation', RESTORED), pushed),
  row(3307, completed(RESTORED), pushed),
];

const FLAPS = 50;

/** What an API server that flaps answers in the seconds in which it answers at all. */
const BETWEEN: ClusterView[] = [
  absent,
  refusing('forbidden'),
  down('unavailable'),
  throttled,
  { ...absent, ready: false },
  refusing('unauthorized'),
];

/**
 * As T1 until the outage; then the API answers for 2 s and is away for 5, fifty times, while the
 * imager works; the image is there at 330 and the return steady from 455 on.
 *
 * @param every - seconds between two looks
 * @param answers - what is answered in the flaps, one after the other
 */
export function flapping(every: number, answers = BETWEEN): Row[] {
  const begin = 100;
  const end = begin + FLAPS * 7;
  const rows: Row[] = [];
  for (let t = begin; t < end; t += every) {
    const flap = Math.floor((t - begin) / 7);
    const up = (t - begin) % 7 >= 5;
    rows.push(
      row(
        t,
        up ? answers[flap % answers.length] : down(),
        t >= 330 ? pushed : before,
      ),
    );
  }
  return [
    ...UNTIL_OUTAGE.slice(0, -1),
    ...rows,
    row(end + 2, absent, pushed),
    row(end + 4, absent, pushed),
    row(end + 8, generator([], { uid: RESTORED }), pushed),
    row(end + 9, progress('Launching imager container', RESTORED), pushed),
    row(end + 10, progress('Finalizing seed generation', RESTORED), pushed),
    row(end + 11, completed(RESTORED), pushed),
  ];
}

export const T10: Row[] = [
  ...UNTIL_OUTAGE.slice(0, 6),
  { ...row(20, absent), launched: false },
  { ...row(60, absent), launched: false },
  { ...row(200, absent), launched: false },
  { ...row(330, absent), launched: false },
  { ...row(400, absent), launched: false },
];

/** From 410 on a SeedGenerator of somebody else, or of another run. */
export function supersededBy(runId: string | undefined): Row[] {
  const foreign = generator([], { uid: 'uid-9', runId });
  return [
    ...UNTIL_RETURN,
    row(405, absent, pushed),
    row(410, foreign, pushed),
    row(411, foreign, pushed),
  ];
}

export const T13: Row[] = T1.map(each => ({ ...each, registry: before }));
