import { MAXIMUM_TEXT, printable, roomFor } from './printable';
import { redact } from './redact';

/** Text from outside, masked and made printable: the only form in which it is stored. */
export function safeText(text: string, maximum: number = MAXIMUM_TEXT): string {
  // A credential that is cut here is still known by its beginning.
  const part = text.slice(0, 2 * roomFor(maximum));
  return printable(redact(part), maximum);
}
