import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  isTerminalPhase,
  type SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import type { NotificationSettings } from '../config';
import type { RunStore, TransitionListener } from '../runs/store';
import { DatabaseOutbox } from './DatabaseOutbox';
import { messagesOf, tagMovedMessage } from './describeEvents';
import type { RunMessage, TakenMessage } from './types';

const TICK_MS = 5_000;
const SEND_LIMIT_MS = 30_000;
// Longer than a message may take, so that nobody else sends it meanwhile.
const LEASE_MS = 3 * SEND_LIMIT_MS;
const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 10 * 60_000;
const GIVE_UP_MS = 24 * 60 * 60_000;
const KEEP_MS = 30 * 24 * 60 * 60_000;

/** What became of an attempt to send a message. */
export type DeliveryOutcome = 'sent' | 'failed' | 'dropped';

/** What telling people is made of. */
export interface RunNotificationsOptions {
  settings: NotificationSettings;
  /** Address of the plugin's page in the portal, for links that mails and chats and agents can follow. */
  pageAddress: string;
  outbox: DatabaseOutbox;
  notifications: NotificationService;
  owners: { ownersOf(cluster: string): Promise<string[]> };
  runs: Pick<RunStore, 'find'>;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  /** Called for each attempt. */
  onDelivery?: (outcome: DeliveryOutcome) => void;
  /** Called at each turn of the loop, whatever came of it. */
  onTurn?: () => void;
}

/**
 * Tells people of the end of runs and of what needs them. What is to be told is written with the
 * transition; every replica sends what is due. Nothing of a run depends on its being sent.
 */
export class RunNotifications {
  readonly #options: RunNotificationsOptions;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #loop?: Promise<void>;
  #failing = false;
  #tidiedAt = -Infinity;

  constructor(options: RunNotificationsOptions) {
    this.#options = options;
  }

  /** Writes down what is to be told of transitions. */
  get listener(): TransitionListener {
    const { outbox, settings, pageAddress } = this.#options;
    return {
      within: async (decision, transaction) => {
        for (const message of messagesOf(decision, pageAddress)) {
          const delayMs = message.problem ? settings.attentionAfterMs : 0;
          await outbox.add(message, { delayMs, transaction });
        }
      },
      after: decision => {
        if (isTerminalPhase(decision.run.phase)) this.#wake.abort();
      },
    };
  }

  /** Writes down that the tag of a seed does not show it any more; told once of each. */
  async tagMoved(
    seed: SeedImageRecord,
    transaction: Knex.Transaction,
  ): Promise<void> {
    const { outbox, pageAddress } = this.#options;
    await outbox.add(tagMovedMessage(seed, pageAddress), {
      delayMs: 0,
      transaction,
    });
  }

  /** Begins to send; returns at once. */
  start(): void {
    this.#loop ??= this.#sendForEver();
  }

  /** Sends nothing more, and resolves when nothing is written any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    await this.#loop;
  }

  /** Sends everything that is due. */
  async sendDue(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const taken = await this.#options.outbox.take(LEASE_MS);
      if (!taken) return;
      await this.#deliver(taken);
    }
  }

  async #sendForEver(): Promise<void> {
    const { clock, logger, onTurn } = this.#options;
    while (!this.#stop.signal.aborted) {
      this.#wake = new AbortController();
      try {
        await this.sendDue();
        await this.#tidy();
      } catch (error) {
        logger.warn('Notifications could not be read or written', toLog(error));
      }
      onTurn?.();
      await clock.sleep(
        TICK_MS,
        AbortSignal.any([this.#stop.signal, this.#wake.signal]),
      );
    }
  }

  async #deliver(taken: TakenMessage): Promise<void> {
    const { outbox, onDelivery } = this.#options;
    const { message } = taken;
    try {
      if (await this.#hasPassed(message)) {
        await outbox.finish(taken, 'dropped');
        onDelivery?.('dropped');
        return;
      }
      const recipients = await this.#recipientsOf(message);
      if (recipients.length > 0) await this.#send(message, recipients);
      await outbox.finish(taken, recipients.length > 0 ? 'sent' : 'dropped');
      onDelivery?.(recipients.length > 0 ? 'sent' : 'dropped');
      if (recipients.length > 0) this.#recovered();
    } catch (error) {
      await this.#failed(taken, error);
    }
  }

  async #failed(taken: TakenMessage, error: unknown): Promise<void> {
    const { outbox, clock, random, logger, onDelivery } = this.#options;
    const { runId, cluster, event } = taken.message;
    const about = logger.child({ runId, cluster });
    const age = clock.now().getTime() - Date.parse(taken.createdAt);
    if (age >= GIVE_UP_MS) {
      about.error(
        `Nobody was told of '${event}' of run ${runId}: notifications have failed for a day`,
        toLog(error),
      );
      await outbox.finish(taken, 'dropped');
      onDelivery?.('dropped');
      return;
    }
    if (!this.#failing) {
      about.warn(
        `Notifications cannot be sent and are kept for a day; without a notifications plugin, set seedgen.notifications.enabled to false`,
        toLog(error),
      );
      this.#failing = true;
    }
    onDelivery?.('failed');
    const wait = Math.min(
      FIRST_RETRY_MS * 2 ** Math.min(taken.attempts - 1, 20),
      LONGEST_RETRY_MS,
    );
    await outbox.postpone(taken, Math.round(wait * (0.8 + 0.4 * random())));
  }

  #recovered(): void {
    if (!this.#failing) return;
    this.#failing = false;
    this.#options.logger.info('Notifications can be sent again');
  }

  /** Whether what was to be told is not so any more. */
  async #hasPassed({ runId, problem }: RunMessage): Promise<boolean> {
    if (problem === undefined) return false;
    const stored = await this.#options.runs.find(runId);
    return (
      !stored ||
      isTerminalPhase(stored.run.phase) ||
      stored.run.problem?.code !== problem
    );
  }

  async #recipientsOf(message: RunMessage): Promise<string[]> {
    const { settings, owners } = this.#options;
    const found = settings.owners ? await owners.ownersOf(message.cluster) : [];
    const { requestedBy, except } = message;
    return [
      ...new Set([...(requestedBy ? [requestedBy] : []), ...found]),
    ].filter(ref => ref !== except);
  }

  async #send(message: RunMessage, recipients: string[]): Promise<void> {
    const { notifications, clock } = this.#options;
    const { runId, event, title, description, link } = message;
    const { severity, topic, except } = message;
    const done = new AbortController();
    const late = clock.sleep(SEND_LIMIT_MS, done.signal).then(() => {
      if (!done.signal.aborted) {
        throw new Error(
          `No answer within ${SEND_LIMIT_MS / 1000} seconds of sending`,
        );
      }
    });
    try {
      await Promise.race([
        notifications.send({
          recipients: {
            type: 'entity',
            entityRef: recipients,
            ...(except && { excludeEntityRef: except }),
          },
          payload: {
            title,
            description,
            link,
            severity,
            topic,
            scope: `run:${runId}:${event}`,
          },
        }),
        late,
      ]);
    } finally {
      done.abort();
    }
  }

  async #tidy(): Promise<void> {
    const { outbox, clock } = this.#options;
    const now = clock.now().getTime();
    if (now - this.#tidiedAt < GIVE_UP_MS) return;
    this.#tidiedAt = now;
    await outbox.forget(new Date(now - KEEP_MS));
  }
}

function toLog(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
