const DIGITS = 10;

/**
 * A text that compares as the version does, so that thousands can be put in order without reading
 * each version again for each comparison: `4.9.1` before `4.10.0-rc.2` before `4.10.0-rc.10` before
 * `4.10.0`.
 */
export function versionKey(version: string): string {
  const [core, ...pre] = version.split('+')[0].split('-');
  const padded = (text: string) =>
    text.replace(/\d+/g, digits => digits.padStart(DIGITS, '0'));
  // A version without a pre-release comes after all of its pre-releases.
  return `${padded(core)}${pre.length > 0 ? `!${padded(pre.join('-'))}` : '~'}`;
}
