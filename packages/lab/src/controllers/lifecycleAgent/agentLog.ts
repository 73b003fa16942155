import type { LabClock } from '../../clock';

/** The two log formats that Lifecycle Agent mixes on its standard error. */
export interface AgentLog {
  info(logger: string, message: string, fields?: object): void;
  error(logger: string, message: string, error: string): void;
  /** A command on the host, as the operator's executor announces it. */
  command(...words: string[]): void;
}

/** Writes lines of zap's console encoder and of logrus. */
export function createAgentLog(
  clock: LabClock,
  write: (line: string) => void,
): AgentLog {
  const line = (
    level: string,
    logger: string,
    message: string,
    fields?: object,
  ) =>
    write(
      [
        toRfc3339(clock.now()),
        level,
        logger,
        message,
        ...(fields ? [JSON.stringify(fields)] : []),
      ].join('\t'),
    );
  return {
    info: (logger, message, fields) => line('INFO', logger, message, fields),
    error: (logger, message, error) =>
      line('ERROR', logger, message, { error }),
    command: (...words) =>
      write(
        logrusLine(
          clock.now(),
          'info',
          `Executing /usr/bin/env with args [-- ${words.join(' ')}]`,
        ),
      ),
  };
}

/** A line as logrus writes it where there is no terminal. */
export function logrusLine(at: Date, level: string, message: string): string {
  return `time="${toRfc3339(at)}" level=${level} msg=${JSON.stringify(
    message,
  )}`;
}

function toRfc3339(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
