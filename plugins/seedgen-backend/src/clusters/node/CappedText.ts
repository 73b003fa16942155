import { Writable } from 'node:stream';

/** Collects a stream's text; of a longer one only the end is kept, where errors are. */
export class CappedText extends Writable {
  #chunks: Buffer[] = [];
  #size = 0;
  #dropped = false;

  constructor(private readonly maximumBytes: number) {
    super();
  }

  /** Whether something was dropped. */
  get truncated(): boolean {
    return this.#dropped;
  }

  text(): string {
    const all = Buffer.concat(this.#chunks);
    return all
      .subarray(Math.max(0, all.length - this.maximumBytes))
      .toString('utf8');
  }

  override _write(
    chunk: Buffer | string,
    _encoding: BufferEncoding,
    done: () => void,
  ): void {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    this.#chunks.push(buffer);
    this.#size += buffer.length;
    while (this.#size - this.#chunks[0].length >= this.maximumBytes) {
      this.#size -= this.#chunks.shift()!.length;
      this.#dropped = true;
    }
    if (this.#size > this.maximumBytes) this.#dropped = true;
    done();
  }
}
