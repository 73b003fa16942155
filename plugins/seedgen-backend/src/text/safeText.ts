import { printable } from './printable';
import { redact } from './redact';

/** Text from outside, masked and made printable: the only form in which it is stored. */
export function safeText(text: string, maximum?: number): string {
  return printable(redact(text), maximum);
}
