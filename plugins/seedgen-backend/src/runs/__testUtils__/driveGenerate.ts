import type {
  ImageDetails,
  RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AuditRecord } from '../../audit/types';
import { verifyImage } from '../../verification/verify';
import { decideGenerate } from '../kinds/generate/decide';
import type { GenerateRun } from '../kinds/generate/memory';
import { readMilestones } from '../runLog/milestones';
import { readImagerLog } from '../kinds/generate/reasons/imagerLog';
import type { Effect, EffectResult } from '../engine/effects';
import type { NewTimelineEntry, Seen } from '../engine/types';
import { newRun } from '../engine/newRun';
import { KINDS } from '../kinds';
import type { Row } from './generateTimelines';
import { CLUSTER_ID, DIGEST_BEFORE, RUN_ID } from './observations';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

export const START = Date.parse('2026-11-22T10:00:00.000Z');
export const SEED_IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';

/** What came of a timeline. */
export interface Driven {
  run: GenerateRun;
  /** Phases in the order in which they were entered. */
  phases: RunPhase[];
  entries: NewTimelineEntry[];
  audits: AuditRecord[];
  /** Effects in the order in which they were had. */
  effects: Array<Effect['type']>;
  seeds: number;
  /** The run after each decision, and how much it had recorded by then. */
  steps: Array<{ run: GenerateRun; entries: number; audits: number }>;
}

export interface DriveOptions {
  /** Goes on with this run instead of a fresh one. */
  from?: GenerateRun;
  imagerLog?: string;
  /** Changes what an image is; by default it is the seed that was asked for. */
  image?: Partial<ImageDetails>;
  /** Changes the run after a row was taken in, e.g. cancels it. */
  afterRow?: (run: GenerateRun, row: Row) => GenerateRun;
  preflight?: Partial<
    Extract<EffectResult, { type: 'run-preflight'; ok: true }>['value']
  >;
  /** How often the last row is looked at again, a quarter of a minute apart, until the end. */
  rounds?: number;
  failing?: Partial<Record<Effect['type'], string>>;
  /** What is on the node, look by look; the last one stays. By default nothing is left. */
  node?: Array<
    Extract<EffectResult, { type: 'look-at-node'; ok: true }>['value']
  >;
}

/** An image that fits the run of these tests. */
export function imageFor(
  digest: string,
  change: Partial<ImageDetails> = {},
): ImageDetails {
  return {
    digest,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    sizeBytes: 15_000_000_000,
    created: new Date(
      digest === DIGEST_BEFORE ? START - 86_400_000 : START + 300_000,
    ).toISOString(),
    architecture: 'amd64',
    os: 'linux',
    seedFormatVersion: '4',
    seedClusterInfo: {
      seed_cluster_ocp_version: '4.18.27',
      cluster_name: 'sno1',
      base_domain: '5g-deployment.lab',
    },
    ...change,
  };
}

/** Drives a fresh run through the rows of a timeline; the last row holds on until the end. */
export function driveGenerate(
  rows: readonly Row[],
  options: DriveOptions = {},
): Driven {
  const limits = KINDS.limitsOf('generate', DEFAULT_SETTINGS.limits);
  const driven: Driven = {
    run:
      options.from ??
      (newRun(
        {
          id: RUN_ID,
          request: {
            kind: 'generate',
            cluster: 'sno1',
            seedImage: SEED_IMAGE,
            confirmation: 'sno1',
          },
          requestedBy: 'user:default/jane',
          now: new Date(START),
        },
        KINDS,
      ) as GenerateRun),
    phases: ['Preflight'],
    entries: [],
    audits: [],
    effects: [],
    seeds: 0,
    steps: [],
  };

  const decide = (seen: Seen, now: Date): Effect[] => {
    const decision = decideGenerate(driven.run, seen, now, limits);
    driven.run = JSON.parse(JSON.stringify(decision.run));
    driven.phases.push(
      ...decision.entries
        .filter(({ type }) => type === 'phase')
        .map(({ phase }) => phase),
    );
    driven.entries.push(...decision.entries);
    driven.audits.push(...decision.audits);
    if (decision.seed) driven.seeds += 1;
    driven.steps.push({
      run: driven.run,
      entries: driven.entries.length,
      audits: driven.audits.length,
    });
    return decision.effects;
  };

  const look = (row: Row, now: Date) => {
    const at = now.toISOString();
    let effects = decide(
      {
        cluster: { at, ...row.cluster },
        registry: { at, tag: row.registry },
        milestones: row.milestones,
      },
      now,
    );
    for (let round = 0; effects.length > 0 && round < 10; round++) {
      const results = effects.map(effect => {
        driven.effects.push(effect.type);
        return perform(effect, row, now, options);
      });
      effects = decide({ results }, now);
    }
  };

  for (const row of rows) {
    let now = new Date(START + row.t * 1000);
    look(row, now);
    // The request is made on the second look, once the first has shown what was there before.
    if (driven.run.phase === 'Requesting') look(row, now);
    if (options.afterRow) driven.run = options.afterRow(driven.run, row);
    if (row === rows[rows.length - 1]) {
      for (
        let more = 0;
        more < (options.rounds ?? 40) && !isOver(driven.run);
        more++
      ) {
        now = new Date(now.getTime() + 15_000);
        look(row, now);
      }
    }
  }
  return driven;
}

function isOver(run: GenerateRun): boolean {
  return (
    ['Succeeded', 'Unconfirmed', 'Failed', 'Abandoned'].includes(run.phase) &&
    !run.watching
  );
}

function perform(
  effect: Effect,
  row: Row,
  now: Date,
  options: DriveOptions,
): EffectResult {
  const reachable = row.cluster.api.state === 'up';
  const failing = options.failing?.[effect.type];
  const onCluster = effect.type !== 'verify-image';
  if (failing || (onCluster && !reachable)) {
    return {
      type: effect.type,
      ok: false,
      failure: { code: 'refused', message: failing ?? 'connection refused' },
    } as EffectResult;
  }
  switch (effect.type) {
    case 'look-at-node': {
      const [value, ...later] = options.node ?? [];
      if (later.length > 0) options.node = later;
      return {
        type: effect.type,
        ok: true,
        value: value ?? { files: [], pullSecret: 'own' },
      };
    }
    case 'run-preflight':
      return {
        type: effect.type,
        ok: true,
        value: {
          verdict: 'passed',
          summary: 'All checks passed',
          identity: {
            clusterId: CLUSTER_ID,
            version: '4.18.27',
            architecture: 'x86_64',
            name: 'sno1',
            baseDomain: '5g-deployment.lab',
          },
          ...options.preflight,
        },
      };
    case 'create-seed-generator':
      return {
        type: effect.type,
        ok: true,
        value: row.launched
          ? { outcome: 'launched' }
          : { outcome: 'created', uid: 'uid-1' },
      };
    case 'delete-seed-generator':
      return {
        type: effect.type,
        ok: true,
        value: {
          outcome:
            row.cluster.seedGenerator.state === 'present'
              ? 'deleted'
              : 'absent',
        },
      };
    case 'delete-secret':
      return { type: effect.type, ok: true, value: { outcome: 'deleted' } };
    case 'verify-image':
      return {
        type: effect.type,
        ok: true,
        value: verifyImage(
          imageFor(effect.digest, options.image),
          effect.expectation,
          now,
        ),
      };
    case 'read-imager-state': {
      const value = row.imager ?? { state: 'exited', exitCode: 0 };
      return value === 'forbidden'
        ? {
            type: effect.type,
            ok: false,
            failure: { code: 'forbidden', message: 'not allowed' },
          }
        : { type: effect.type, ok: true, value };
    }
    case 'fetch-imager-log': {
      const log = options.imagerLog ?? 'Seed cluster restored successfully!';
      return {
        type: effect.type,
        ok: true,
        value: {
          ...readImagerLog(log),
          milestones: readMilestones('imager', log.split('\n')),
          bytes: log.length,
        },
      };
    }
    default:
      return { type: effect.type, ok: true, value: undefined } as EffectResult;
  }
}
