/**
 * A key that nobody else uses. Not `crypto.randomUUID`, which browsers only have where the portal is
 * served over HTTPS.
 */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
