import { inspect } from 'node:util';

const HIDDEN = '***';

/**
 * A secret text that does not show itself: printed, logged, inspected or turned into JSON it is
 * `***`. Only {@link Secret.reveal} gives the text, so that every place that uses it can be found.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. For the moment of use only; never for a message, a log or a store. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
