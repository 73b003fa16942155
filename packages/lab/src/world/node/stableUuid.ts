import { createHash } from 'node:crypto';

/** A UUID that is the same for the same text, so that a cluster looks the same at every start. */
export function stableUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** So many characters of a Kubernetes name suffix, the same for the same text. */
export function stableSuffix(text: string, length: number): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  const bytes = createHash('sha256').update(text).digest();
  return Array.from(
    bytes.subarray(0, length),
    byte => alphabet[byte % alphabet.length],
  ).join('');
}
