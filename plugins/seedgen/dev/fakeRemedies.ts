import { ConflictError, InputError } from '@backstage/errors';
import {
  isTerminalPhase,
  type RunDetails,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { remedyAfter } from './fixtures';

type RemedyRequest = Extract<RunRequest, { kind: 'remedy' }>;

/** Remedies that go on by themselves, for looking at the screens. `fail` as the reason lets one fail. */
export class FakeRemedies {
  readonly #begun: { request: RemedyRequest; at: number; key?: string }[] = [];

  begin(request: RemedyRequest, key?: string): RunDetails {
    const now = Date.now();
    if (key && this.#begun.some(begun => begun.key === key)) {
      return this.all(now).find((_, index) => this.#begun[index].key === key)!;
    }
    if (request.reason === 'refuse') {
      throw new InputError(
        'RegistryNotAllowed: no configured registry takes this image',
      );
    }
    const busy = this.all(now).some(
      run => run.cluster === request.cluster && !isTerminalPhase(run.phase),
    );
    if (busy) {
      throw new ConflictError(
        `RunActive: a remedy is being applied to ${request.cluster} already`,
      );
    }
    this.#begun.unshift({ request, at: now, key });
    return this.all(now)[0];
  }

  /** Newest first. */
  all(now: number): RunDetails[] {
    return this.#begun.map(({ request, at }, index) => {
      const { cluster, remedy: call, reason } = request;
      const run = remedyAfter(now, (now - at) / 1000, {
        call,
        ending: reason === 'fail' ? 'Failed' : 'Succeeded',
      });
      const done = run.phase === 'Succeeded';
      const anew = done && call.action === 'recreate-seed-generator';
      const number = String(this.#begun.length - index).padStart(12, '0');
      return {
        ...run,
        id: `7e6d5c4b-0000-4000-8000-${number}`,
        cluster,
        reason,
        followedBy: anew ? '6f1d2c3b-0000-4000-8000-000000000001' : undefined,
      };
    });
  }
}
