import { redact } from '../text';

/** Longest text of a condition that is kept, in bytes of UTF-8. */
export const MAXIMUM_CONDITION_BYTES = 8 * 1024;

// What is invisible or reorders the text around it could make one message look like another:
// control characters but tab and line end, soft hyphen, zero-width and bidirectional marks.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const TERMINAL_SEQUENCE =
  // eslint-disable-next-line no-control-regex -- as above
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|.?)/g;

const LONE_SURROGATE =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text from a cluster as the rest of the plugin may see it: without terminal sequences, control,
 * zero-width and bidirectional characters, without what looks like a credential, and cut to a
 * number of bytes.
 */
export function cleanText(
  text: string,
  maximumBytes: number = MAXIMUM_CONDITION_BYTES,
): string {
  const clean = text
    // Cut first: the rest need not be looked at, however long it is.
    .slice(0, maximumBytes * 2)
    .replace(/\r\n?/g, '\n')
    .replace(TERMINAL_SEQUENCE, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd');
  return cutToBytes(redact(clean), maximumBytes);
}

/** The longest beginning of a text that fits in a number of bytes of UTF-8. */
function cutToBytes(text: string, maximumBytes: number): string {
  if (Buffer.byteLength(text) <= maximumBytes) return text;
  const ellipsis = '…';
  const room = maximumBytes - Buffer.byteLength(ellipsis);
  // `stream` leaves out a character that the cut goes through.
  const head = new TextDecoder().decode(Buffer.from(text).subarray(0, room), {
    stream: true,
  });
  return head + ellipsis;
}
