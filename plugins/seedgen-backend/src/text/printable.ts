/** Longest text of a timeline entry, a problem or an audit message, in characters. */
export const MAXIMUM_TEXT = 1024;

// Control characters, and those that reorder or hide text: a message from a cluster could use
// them to look like another one.
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// The same but for tabs and line ends.
const UNPRINTABLE_IN_LINES =
  // eslint-disable-next-line no-control-regex -- as above
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const asCode = (character: string) =>
  `\\u{${character.charCodeAt(0).toString(16)}}`;

/**
 * What is invisible or reorders written as `\u{…}`, so that it neither hides nor makes one text look
 * like, or be, another. Tabs and line ends stay.
 */
export function showInvisible(text: string): string {
  return text.replace(UNPRINTABLE_IN_LINES, asCode);
}

/** How much of a text can matter for its first `maximum` characters as they are shown. */
export function roomFor(maximum: number): number {
  return 4 * maximum + 1024;
}

/**
 * Text from outside as it may be stored and shown: line ends become spaces, what is invisible or
 * reorders is written as `\u{…}`, and the rest is cut to `maximum` characters.
 */
export function printable(
  text: string,
  maximum: number = MAXIMUM_TEXT,
): string {
  // Cut first: the rest need not be looked at, however long it is.
  const shown = text
    .slice(0, roomFor(maximum))
    .replace(/[\r\n\t]+/g, ' ')
    .replace(UNPRINTABLE, asCode);
  if (shown.length <= maximum && text.length <= roomFor(maximum)) return shown;
  // A cut through a pair would leave half a character.
  return `${shown.slice(0, maximum - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
