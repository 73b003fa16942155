import { redact, showInvisible } from '../text';

/** Longest text of a condition that is kept, in bytes of UTF-8. */
export const MAXIMUM_CONDITION_BYTES = 8 * 1024;

/**
 * Text from a cluster as it came, for those who want to know what it means: only cut to a number of
 * bytes, and with characters that no database takes replaced. Whoever keeps or shows it masks it and
 * makes it printable first.
 */
export function asItCame(
  text: string,
  maximumBytes: number = MAXIMUM_CONDITION_BYTES,
): string {
  // Cut first: the rest need not be looked at, however long it is.
  const part = text.slice(0, maximumBytes).replaceAll('\0', '\ufffd');
  // Half a character has no bytes in UTF-8, and comes back as a replacement.
  const wellFormed = Buffer.from(part).toString();
  return cutToBytes(wellFormed, maximumBytes, text.length);
}

/**
 * Text from a cluster as it may be kept and shown, on lines: what is invisible is shown as its code,
 * never left out, which could make one name look like another or be it; what looks like a credential
 * is masked; cut to a number of bytes.
 */
export function cleanText(
  text: string,
  maximumBytes: number = MAXIMUM_CONDITION_BYTES,
): string {
  const part = text.slice(0, maximumBytes * 2).replace(/\r\n?/g, '\n');
  return cutToBytes(showInvisible(redact(part)), maximumBytes);
}

/** The longest beginning of a text that fits in a number of bytes of UTF-8. */
function cutToBytes(
  text: string,
  maximumBytes: number,
  length = text.length,
): string {
  if (length <= maximumBytes && Buffer.byteLength(text) <= maximumBytes) {
    return text;
  }
  const ellipsis = '…';
  const room = maximumBytes - Buffer.byteLength(ellipsis);
  // `stream` leaves out a character that the cut goes through.
  const head = new TextDecoder().decode(Buffer.from(text).subarray(0, room), {
    stream: true,
  });
  return head + ellipsis;
}
