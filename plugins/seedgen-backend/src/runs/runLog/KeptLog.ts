import { redact, showInvisible } from '../../text';
import { lineTime, type LineTime } from './lineTime';

const MARK = '[… earlier lines left out]';
const MASK = '***';
const LONGEST_KEY_LINES = 200;

/**
 * The lines of a log that are kept: each once, however often the connection begins anew, masked,
 * and of many the last ones.
 */
export class KeptLog {
  readonly #lines: string[];
  readonly #maximum: number;
  #length: number;
  #cut = false;
  #added = 0;
  #last?: LineTime;
  /** How many of the last lines have the last time. */
  #atLast = 0;
  #skipping = false;
  #skippedAtLast = 0;
  #linesOfKey = 0;

  /**
   * @param text - what was kept before
   * @param maximum - how many characters are kept
   */
  constructor(text = '', maximum = 1_000_000) {
    this.#maximum = maximum;
    this.#lines = text.split('\n').filter(Boolean);
    if (this.#lines[0] === MARK) {
      this.#lines.shift();
      this.#cut = true;
    }
    this.#length = this.#lines.reduce((sum, line) => sum + line.length + 1, 0);
    for (const line of this.#lines) this.#note(lineTime(line));
    this.begin();
  }

  /** Time of the last line, which a connection is to begin with. */
  get since(): string | undefined {
    return this.#last?.text;
  }

  /** How many lines were added so far. */
  get added(): number {
    return this.#added;
  }

  /** Says that a connection begins, which may bring lines again that are known. */
  begin(): void {
    this.#skipping = this.#last !== undefined;
    this.#skippedAtLast = 0;
    this.#linesOfKey = 0;
  }

  add(lines: readonly string[]): void {
    for (const line of lines) {
      const time = lineTime(line);
      if (line === '' || this.#isKnown(time)) continue;
      const kept = this.#mask(line);
      this.#note(time);
      this.#lines.push(kept);
      this.#length += kept.length + 1;
      this.#added += 1;
    }
    this.#shorten();
  }

  text(): string {
    const lines = this.#cut ? [MARK, ...this.#lines] : this.#lines;
    return lines.map(line => `${line}\n`).join('');
  }

  #isKnown(time: LineTime | undefined): boolean {
    if (!this.#skipping || !time || !this.#last) return false;
    if (time.order < this.#last.order) return true;
    if (time.order === this.#last.order && this.#skippedAtLast < this.#atLast) {
      this.#skippedAtLast += 1;
      return true;
    }
    this.#skipping = false;
    return false;
  }

  #note(time: LineTime | undefined): void {
    if (!time) return;
    this.#atLast = time.order === this.#last?.order ? this.#atLast + 1 : 1;
    this.#last = time;
  }

  // A key goes over many lines, of which only the first one shows what the others are.
  #mask(line: string): string {
    const time = lineTime(line)?.text;
    const begins = /-----BEGIN [A-Z0-9 ]+-----/.test(line);
    const ends = /-----END [A-Z0-9 ]+-----/.test(line);
    if (this.#linesOfKey > 0) {
      this.#linesOfKey = ends ? 0 : this.#linesOfKey - 1;
      return time ? `${time} ${MASK}` : MASK;
    }
    if (begins && !ends) this.#linesOfKey = LONGEST_KEY_LINES;
    return showInvisible(redact(line));
  }

  #shorten(): void {
    let drop = 0;
    while (this.#length > this.#maximum && drop < this.#lines.length) {
      this.#length -= this.#lines[drop].length + 1;
      drop += 1;
    }
    if (drop === 0) return;
    this.#lines.splice(0, drop);
    this.#cut = true;
  }
}
