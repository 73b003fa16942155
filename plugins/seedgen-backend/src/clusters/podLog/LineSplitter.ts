import { StringDecoder } from 'node:string_decoder';

/** Longest line that is kept, in characters; what is beyond is left out. */
export const LONGEST_LINE = 8 * 1024;

const CUT = ' [… line cut]';

/**
 * Makes lines of the chunks of a stream. Holds no more than one line's longest text, however long
 * the line is that comes; a character that a chunk's end goes through is put together again.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  #line = '';
  #cut = false;

  /** Lines that are complete with this chunk. */
  push(chunk: Buffer): string[] {
    const parts = this.#decoder.write(chunk).split('\n');
    const last = parts.pop()!;
    const lines = parts.map(part => {
      this.#add(part);
      return this.#take();
    });
    this.#add(last);
    return lines;
  }

  #add(text: string): void {
    const room = LONGEST_LINE - this.#line.length;
    if (text.length > room) this.#cut = true;
    this.#line += text.slice(0, Math.max(0, room));
  }

  #take(): string {
    const line = this.#cut ? this.#line + CUT : this.#line;
    this.#line = '';
    this.#cut = false;
    return line;
  }
}
