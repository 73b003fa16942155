import { RegistryError } from '../registryError';

/**
 * How much the registry may hold in memory. Going over it is answered as a full registry answers:
 * with the text of an exhausted quota.
 */
export class MemoryBudget {
  #used = 0;

  constructor(readonly limitBytes: number) {}

  get usedBytes(): number {
    return this.#used;
  }

  take(bytes: number): void {
    if (this.#used + bytes > this.limitBytes) {
      throw new RegistryError(
        403,
        'DENIED',
        'Quota has been exceeded on namespace',
        { limitBytes: this.limitBytes },
      );
    }
    this.#used += bytes;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }
}
