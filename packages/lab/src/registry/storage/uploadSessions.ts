import { randomBytes, randomUUID } from 'node:crypto';
import { RegistryError } from '../registryError';
import type { MemoryBudget } from './memoryBudget';

export interface UploadSession {
  id: string;
  /** Part of the location that clients must send back untouched. */
  state: string;
  repository: string;
  chunks: Buffer[];
  size: number;
}

/** Uploads that have been started and neither finished nor cancelled. */
export class UploadSessions {
  readonly #sessions = new Map<string, UploadSession>();

  constructor(private readonly budget: MemoryBudget) {}

  get count(): number {
    return this.#sessions.size;
  }

  start(repository: string): UploadSession {
    const session: UploadSession = {
      id: randomUUID(),
      state: randomBytes(16).toString('base64url'),
      repository,
      chunks: [],
      size: 0,
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  get(repository: string, id: string, state: string | null): UploadSession {
    const session = this.#sessions.get(id);
    if (!session || session.repository !== repository) {
      throw new RegistryError(
        404,
        'BLOB_UPLOAD_UNKNOWN',
        'blob upload unknown to registry',
        { uuid: id },
      );
    }
    if (state !== session.state) {
      throw new RegistryError(
        400,
        'BLOB_UPLOAD_INVALID',
        'blob upload invalid: the location of the upload was changed',
        { uuid: id },
      );
    }
    return session;
  }

  append(session: UploadSession, chunk: Buffer): void {
    this.budget.take(chunk.length);
    session.chunks.push(chunk);
    session.size += chunk.length;
  }

  /** Ends the session. Its content stays counted in the budget: it is a blob's now. */
  finish(session: UploadSession): void {
    this.#sessions.delete(session.id);
  }

  cancel(session: UploadSession): void {
    if (this.#sessions.delete(session.id)) {
      this.budget.give(session.size);
    }
  }
}
