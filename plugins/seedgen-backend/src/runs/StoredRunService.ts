import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  isTerminalPhase,
  type ImageReference,
  type Page,
  type Run,
  type RunDetails,
  type RunLog,
  type RunLogSource,
  type RunQuery,
  type AnyRunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { KnownClusters } from '../clusters/directory';
import type { Diagnose } from '../diagnosis';
import { safeText } from '../text';
import { withDiagnoses } from './diagnosing/symptomsOf';
import { publicRun } from './engine/publicRun';
import { artifactOf, lastPartOf } from './runLog/artifacts';
import { newRun, requestHash } from './engine/newRun';
import type { RunStore, StoredRun } from './store/RunStore';
import type { RunKinds } from './engine/RunKinds';
import { refuseKey, refuseSubject } from './refuseRequest';
import type { Actor, RunLimits, RunService } from './types';

const CANCEL_ATTEMPTS = 20;
const LONGEST_REASON = 1000;

/** What runs are asked for through; all of it is the database, the clusters come later. */
export interface StoredRunServiceOptions {
  kinds: RunKinds;
  store: RunStore;
  limits: RunLimits;
  clock: Clock;
  /** Names of clusters that may become a seed. */
  /** The clusters that may become a seed. */
  seeds: KnownClusters;
  /** Why an image may not be pushed there; nothing if it may. */
  refusePush: (reference: ImageReference) => string | undefined;
  /** Names causes; by the built-in rules if absent. */
  diagnose?: Diagnose;
  /** Lets a run be looked at now. */
  nudge: (id: string) => void;
  onRunChanged: (run: Run) => void;
  onClusterChanged: (cluster: string) => void;
}

/** Runs that people ask for. */
export class StoredRunService implements RunService {
  readonly #options: StoredRunServiceOptions;

  constructor(options: StoredRunServiceOptions) {
    this.#options = options;
  }

  async submit(
    request: AnyRunRequest,
    options: { actor: Actor; idempotencyKey?: string },
  ): Promise<{ run: Run; created: boolean }> {
    const { kinds, store, clock, nudge } = this.#options;
    const { actor, idempotencyKey } = options;
    await this.#check(request, idempotencyKey);
    const definition = kinds.of(request);
    const run = newRun(
      {
        id: randomUUID(),
        request,
        requestedBy: actor.ref,
        now: clock.now(),
      },
      kinds,
    );
    const { stored, created } = await store.insert({
      run,
      requestHash: requestHash(request),
      idempotencyKey,
      entries: [
        {
          at: run.requestedAt,
          type: 'phase',
          phase: run.phase,
          text: `Requested by ${actor.ref}`,
        },
      ],
      audits: [
        {
          action: 'run.requested',
          outcome: 'accepted',
          actor: actor.ref,
          cluster: request.cluster,
          runId: run.id,
          image: definition.image?.(request),
          message: definition.auditMessage?.(request) ?? request.reason,
        },
      ],
    });
    const shown = publicRun(stored.run, stored.revision, kinds);
    if (created) {
      this.#tell(shown);
      nudge(shown.id);
    }
    return { run: shown, created };
  }

  async get(id: string): Promise<RunDetails> {
    const { kinds, store, clock, diagnose } = this.#options;
    const stored = await this.#found(id);
    const details = await store.details(stored);
    if (stored.unreadable) return details;
    const { run } = stored;
    const kind = kinds.of(run);
    const diagnosed = withDiagnoses(
      details,
      { run, kind, now: clock.now() },
      diagnose,
    );
    return kind.detail?.(diagnosed, run) ?? diagnosed;
  }

  async summary(id: string): Promise<Run> {
    const { run, revision } = await this.#found(id);
    return publicRun(run, revision, this.#options.kinds);
  }

  revisionOf(id: string): Promise<number | undefined> {
    return this.#options.store.revisionOf(id);
  }

  async log(id: string, source: RunLogSource): Promise<RunLog> {
    const kept = await this.#options.store.artifact(id, artifactOf(source));
    return {
      source,
      ...(kept && { text: lastPartOf(kept.content), keptAt: kept.keptAt }),
    };
  }

  list(query: RunQuery & { clusters?: string[] }): Promise<Page<Run>> {
    return this.#options.store.list(query);
  }

  async cancel(
    id: string,
    options: { actor: Actor; onlyIfStoppable?: boolean },
  ): Promise<Run> {
    const { kinds, store, clock, limits, nudge } = this.#options;
    for (let attempt = 0; attempt < CANCEL_ATTEMPTS; attempt += 1) {
      const stored = await this.#found(id);
      refuseUnreadable(stored);
      const { run, epoch, revision } = stored;
      // Twice is as good as once, and the end may have been faster.
      if (run.cancelled || isTerminalPhase(run.phase)) {
        return publicRun(run, revision, kinds);
      }
      const now = clock.now();
      const decision = kinds.of(run).decide(
        {
          ...run,
          cancelled: {
            by: options.actor.ref,
            at: now.toISOString(),
            onlyIfStoppable: options.onlyIfStoppable,
          },
        },
        {},
        now,
        kinds.limitsOf(run.kind, limits),
      );
      decision.audits.unshift({
        action: 'run.cancel-requested',
        outcome: 'accepted',
        actor: options.actor.ref,
        cluster: run.cluster || undefined,
        runId: id,
      });
      const outcome = await store.transition({ id, epoch, revision }, decision);
      if (outcome.outcome === 'stored') {
        const shown = publicRun(decision.run, outcome.revision, kinds);
        this.#tell(shown);
        // What was decided to be done is an intent now; whoever works on the run does it.
        nudge(id);
        return shown;
      }
    }
    throw new ConflictError(
      'RunBusy: the run changed each time it was to be cancelled; try again',
    );
  }

  async inspect(
    id: string,
    options: { actor: Actor; reason: string },
  ): Promise<Run> {
    const { kinds, store, clock } = this.#options;
    const { actor } = options;
    const reason = safeText(options.reason, LONGEST_REASON);
    for (let attempt = 0; attempt < CANCEL_ATTEMPTS; attempt += 1) {
      const stored = await this.#found(id);
      refuseUnreadable(stored);
      const { run, epoch, revision } = stored;
      if (run.inspection?.state === 'done')
        return publicRun(run, revision, kinds);
      if (!run.inspection) {
        throw new ConflictError(
          'NothingToInspect: it is known how the imager of this run ended, or the run goes on; other runs are not held back by it',
        );
      }
      const at = clock.now().toISOString();
      const by = actor.ref;
      const outcome = await store.transition(
        { id, epoch, revision },
        {
          run: {
            ...run,
            inspection: { ...run.inspection, state: 'done', by, at, reason },
          },
          entries: [
            {
              at,
              type: 'note',
              phase: run.phase,
              text: `${by} has looked at the node: ${reason}`,
            },
          ],
          audits: [
            {
              action: 'run.imager-inspected',
              outcome: 'accepted',
              actor: by,
              cluster: run.cluster || undefined,
              runId: id,
              image: kinds.of(run).image?.(run.request),
              message: reason,
            },
          ],
          effects: [],
        },
      );
      if (outcome.outcome === 'stored') {
        const after = await store.find(id);
        const shown = publicRun(after?.run ?? run, outcome.revision, kinds);
        this.#tell(shown);
        return shown;
      }
    }
    throw new ConflictError(
      'RunBusy: the run changed each time it was to be changed; try again',
    );
  }

  async #check(
    request: AnyRunRequest,
    idempotencyKey: string | undefined,
  ): Promise<void> {
    const { seeds, kinds, refusePush, store } = this.#options;
    refuseKey(idempotencyKey);
    const definition = kinds.of(request);
    if (definition.subject === 'cluster') {
      refuseSubject(request, seeds);
    }
    await definition.check?.(request, {
      find: async id => (await store.find(id))?.run,
      seedImageOf: run => kinds.seedImageOf(run),
      refusePush,
    });
  }

  async #found(id: string): Promise<StoredRun> {
    const stored = await this.#options.store.find(id);
    if (!stored) {
      throw new NotFoundError(
        'RunNotFound: there is no run with this id; see the list of runs',
      );
    }
    return stored;
  }

  #tell(run: Run): void {
    this.#options.onRunChanged(run);
    if (run.cluster) this.#options.onClusterChanged(run.cluster);
  }
}

function refuseUnreadable({ unreadable, run }: StoredRun): void {
  if (!unreadable) return;
  throw new ConflictError(`RunStateUnreadable: ${run.problem?.message}`);
}
