import { Readable } from 'node:stream';
import type { MemoryBudget } from './memoryBudget';

export interface StoredBlob {
  digest: string;
  /** Bytes; of a sparse blob, as declared by who uploaded it. */
  size: number;
  /** Absent for a sparse blob: reads are zeros. */
  content?: Buffer;
}

const ZEROS = Buffer.alloc(1024 * 1024);

/** Bytes `start` to `end` (inclusive) of a blob, as a stream that makes zeros only as fast as they are read. */
export function readBlob(
  blob: StoredBlob,
  start: number,
  end: number,
): Readable {
  const { content } = blob;
  if (content) {
    return Readable.from([content.subarray(start, end + 1)]);
  }
  return Readable.from(zeros(end + 1 - start));
}

function* zeros(length: number): Generator<Buffer> {
  let left = length;
  while (left > 0) {
    const piece = left < ZEROS.length ? ZEROS.subarray(0, left) : ZEROS;
    left -= piece.length;
    yield piece;
  }
}

/** Blobs by digest, shared by all repositories; one that no repository links any more is forgotten. */
export class BlobStorage {
  readonly #blobs = new Map<string, { blob: StoredBlob; links: Set<string> }>();

  constructor(private readonly budget: MemoryBudget) {}

  /** The blob, if this repository has it. */
  find(repository: string, digest: string): StoredBlob | undefined {
    const entry = this.#blobs.get(digest);
    return entry?.links.has(repository) ? entry.blob : undefined;
  }

  /** Adds the blob to the repository. Its content must already be counted in the budget. */
  add(repository: string, blob: StoredBlob): void {
    const entry = this.#blobs.get(blob.digest);
    if (entry) {
      // The same content twice is kept once: the first.
      this.budget.give(blob.content?.length ?? 0);
      entry.links.add(repository);
    } else {
      this.#blobs.set(blob.digest, { blob, links: new Set([repository]) });
    }
  }

  /** Makes a blob of one repository one of another, too. False if `from` does not have it. */
  mount(from: string, to: string, digest: string): boolean {
    const entry = this.#blobs.get(digest);
    if (!entry?.links.has(from)) {
      return false;
    }
    entry.links.add(to);
    return true;
  }

  remove(repository: string, digest: string): boolean {
    const entry = this.#blobs.get(digest);
    if (!entry?.links.delete(repository)) {
      return false;
    }
    if (entry.links.size === 0) {
      this.#blobs.delete(digest);
      this.budget.give(entry.blob.content?.length ?? 0);
    }
    return true;
  }
}
