import { setTimeout as wait } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, ResponseError, toError } from '@backstage/errors';
import {
  runAddress,
  runInTheWay,
  type SeedgenApi,
  type SeedgenRequestOptions,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenActionTimings } from './types';

/** The task was cancelled. */
export class TaskCancelledError extends Error {
  override name = 'TaskCancelledError';
}

const RETRIED_STATUSES = [429, 502, 503, 504];
const LONGEST_PAUSE_MS = 15_000;

/**
 * The backend as one step of a task sees it: on behalf of the task's user, within limits of time,
 * and patient while the backend restarts. Every call may be sent more than once, so only calls that
 * do no harm when repeated go through it.
 */
export class SeedgenSession {
  readonly #api: SeedgenApi;
  readonly #newToken: () => Promise<string>;
  readonly #signal: AbortSignal;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #pageUrl: string;
  readonly timings: SeedgenActionTimings;
  #token?: string;

  constructor(options: {
    api: SeedgenApi;
    newToken: () => Promise<string>;
    signal: AbortSignal;
    logger: Pick<LoggerService, 'warn'>;
    /** Address of the plugin's page in the portal, for links. */
    pageUrl: string;
    timings: SeedgenActionTimings;
  }) {
    this.#api = options.api;
    this.#newToken = options.newToken;
    this.#signal = options.signal;
    this.#logger = options.logger;
    this.#pageUrl = options.pageUrl;
    this.timings = options.timings;
  }

  /**
   * Calls the backend.
   *
   * @param what - for messages, e.g. `ask for the run`
   * @param options - `untilAnswered`: a call that was sent is waited for although the task is cancelled
   *   meanwhile, because its answer says what is to be taken back
   * @throws TaskCancelledError, AuthenticationError if the user's session has ended, or what the
   *   backend says, with its reason code
   */
  async call<T>(
    what: string,
    send: (api: SeedgenApi, options: SeedgenRequestOptions) => Promise<T>,
    options: { untilAnswered?: boolean } = {},
  ): Promise<T> {
    let refreshed = false;
    let pauseMs = Math.min(1_000, this.timings.pollEveryMs);
    let awaySince: number | undefined;
    for (;;) {
      this.throwIfCancelled();
      try {
        return await this.#attempt(send, options.untilAnswered);
      } catch (error) {
        this.throwIfCancelled();
        if (
          isStatus(error, 401) ||
          toError(error).name === 'AuthenticationError'
        ) {
          if (refreshed) throw sessionEnded(what);
          // Tokens between plugins live for minutes, runs for half an hour.
          this.#token = undefined;
          refreshed = true;
          continue;
        }
        if (!isPassing(error)) throw this.#told(error);
        awaySince ??= Date.now();
        if (Date.now() - awaySince >= this.timings.backendAwayMs) {
          throw new Error(
            `BackendUnreachable: could not ${what} for ${Math.round(
              this.timings.backendAwayMs / 1000,
            )} s, because the Seedgen backend does not answer. Runs go on by themselves; see their page once it is back`,
          );
        }
        this.#logger.warn(
          `The Seedgen backend does not answer; will try again to ${what}`,
        );
        await this.pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  /** The same session for what is to be done once the task was cancelled, for so long at most. */
  afterCancellation(withinMs: number): SeedgenSession {
    return new SeedgenSession({
      api: this.#api,
      newToken: this.#newToken,
      signal: AbortSignal.timeout(withinMs),
      logger: this.#logger,
      pageUrl: this.#pageUrl,
      timings: this.timings,
    });
  }

  /** Waits, unless the task is cancelled meanwhile. */
  async pause(milliseconds: number): Promise<void> {
    try {
      await wait(milliseconds, undefined, { signal: this.#signal });
    } catch {
      this.throwIfCancelled();
    }
  }

  throwIfCancelled(): void {
    if (this.#signal.aborted) {
      throw new TaskCancelledError('The task was cancelled.');
    }
  }

  /** The backend's own words instead of "Request failed with 409 Conflict", and where the run is that it names. */
  #told(error: unknown): unknown {
    if (!(error instanceof ResponseError)) return error;
    const { name, message } = error.body.error;
    const runId = runInTheWay(error);
    const words = new Error(
      runId === undefined
        ? message
        : `${message}. See ${runAddress(this.#pageUrl, runId)}`,
    );
    words.name = name;
    return words;
  }

  async #attempt<T>(
    send: (api: SeedgenApi, options: SeedgenRequestOptions) => Promise<T>,
    untilAnswered = false,
  ): Promise<T> {
    this.#token ??= await this.#newToken();
    return send(this.#api, {
      token: this.#token,
      signal: AbortSignal.any([
        ...(untilAnswered ? [] : [this.#signal]),
        AbortSignal.timeout(this.timings.answerWithinMs),
      ]),
    });
  }
}

function isStatus(error: unknown, ...statuses: number[]): boolean {
  return error instanceof ResponseError && statuses.includes(error.statusCode);
}

/** Whether trying again may help: no answer at all, or one that says so. */
function isPassing(error: unknown): boolean {
  if (isStatus(error, ...RETRIED_STATUSES)) return true;
  // By name and not by class: fetch belongs to the platform, whose classes may be other ones. It
  // says TypeError when there is no connection, and our own limit of time is a TimeoutError.
  const { name, message } = toError(error);
  return (
    name === 'TimeoutError' ||
    (name === 'TypeError' && /fetch failed|terminated/.test(message))
  );
}

function sessionEnded(what: string): Error {
  return new AuthenticationError(
    `SessionEnded: could not ${what}, because the session of the user who started the task has ended. Runs go on by themselves; see their page`,
  );
}
