import { randomUUID } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  parseSeedImageReference,
  type CheckResult,
  type PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import {
  verdictOf,
  type PreflightEngine,
  type PreflightSubject,
} from '../preflight';
import type { BackgroundTasks } from './BackgroundTasks';
import type { PreflightReportStore } from './types';

const LIMIT_MS = 2 * 60 * 1000;
// Whoever ran the checks is gone once a report is running for longer than they may.
const INTERRUPTED_AFTER_MS = 2 * LIMIT_MS;

/** Preflights that people ask for: stored at once, checked in the background. */
export class BackgroundPreflights {
  readonly #engine: PreflightEngine;
  readonly #store: PreflightReportStore;
  readonly #tasks: BackgroundTasks;
  readonly #clock: Clock;

  constructor(options: {
    engine: PreflightEngine;
    store: PreflightReportStore;
    tasks: BackgroundTasks;
    clock: Clock;
  }) {
    this.#engine = options.engine;
    this.#store = options.store;
    this.#tasks = options.tasks;
    this.#clock = options.clock;
  }

  /** @throws InputError if the image is not a reference that could be pushed to, or is missing */
  async start(
    subject: PreflightSubject,
    { accept }: { accept: () => Promise<void> },
  ): Promise<PreflightReport> {
    checkSubject(subject);
    this.#tasks.requireRoom();
    await accept();
    const report: PreflightReport = {
      id: randomUUID(),
      cluster: subject.cluster,
      kind: subject.kind,
      seedImage: subject.seedImage,
      state: 'running',
      startedAt: this.#clock.now().toISOString(),
      checks: [],
    };
    await this.#store.save(report);
    this.#tasks.begin(`Preflight ${report.id}`, LIMIT_MS, signal =>
      this.#check(report, subject, signal),
    );
    return report;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<PreflightReport> {
    const report = await this.#store.get(id);
    if (!report) {
      throw new NotFoundError(
        'UnknownPreflight: there is no preflight with this id',
      );
    }
    return this.#withoutPretence(report);
  }

  /** Of a cluster, the latest first. */
  async list(cluster: string, limit: number): Promise<PreflightReport[]> {
    const reports = await this.#store.list(cluster, limit);
    return reports.map(report => this.#withoutPretence(report));
  }

  async #check(
    report: PreflightReport,
    subject: PreflightSubject,
    signal: AbortSignal,
  ): Promise<void> {
    const ended: CheckResult[] = [];
    let saving = Promise.resolve();
    const checks = await this.#engine.run(subject, {
      signal,
      onResult: result => {
        ended.push(result);
        const sofar = { ...report, checks: [...ended] };
        // One after the other, so that an earlier state never replaces a later one.
        saving = saving.then(() => this.#store.save(sofar)).catch(() => {});
      },
    });
    await saving;
    await this.#store.save({
      ...report,
      checks,
      state: 'done',
      finishedAt: this.#clock.now().toISOString(),
      verdict: verdictOf(checks),
    });
  }

  /** A report whose checks nobody carries out any more is not shown as running for ever. */
  #withoutPretence(report: PreflightReport): PreflightReport {
    const end = Date.parse(report.startedAt) + INTERRUPTED_AFTER_MS;
    if (report.state === 'done' || this.#clock.now().getTime() < end) {
      return report;
    }
    return {
      ...report,
      state: 'done',
      finishedAt: new Date(end).toISOString(),
      verdict: 'blocked',
      checks: [
        ...report.checks,
        {
          id: 'interrupted',
          title: 'All checks were carried out',
          severity: 'blocks',
          status: 'unknown',
          reasonCode: 'PreflightInterrupted',
          message: 'The portal was restarted while the checks were running.',
          remedy: 'Start the checks again.',
          durationMs: 0,
        },
      ],
    };
  }
}

function checkSubject(subject: PreflightSubject): void {
  if (subject.seedImage === undefined) return;
  if (subject.kind !== 'generate') {
    throw new InputError(
      'SeedImageUnexpected: the checks for partition take no seedImage',
    );
  }
  parseSeedImageReference(subject.seedImage);
}
