import { looksLikeValue, MASK, maskAssignments } from './assignments';

const KEY_BEGINS = '-----BEGIN ';
const KEY_ENDS = '-----END ';
const DASHES = '-----';

// JSON in base64, which tokens and auth files are, and tokens of known makers.
const TOKEN =
  /(?<![A-Za-z0-9_])(?:eyJ|ewog|LS0tLS1CRUdJTi|ewo|sha256~|gh[opsu]_|github_pat_|glpat-|dckr_pat_|npm_|xox[abprs]-|AKIA|ASIA)[\w.~+/=-]{16,}/g;
const USER_OF_URL = /:\/\/[^\s/"'<>\\]*@/g;
// Of a reference to an image: a digest comes after the same sign.
const USER =
  /(?<![^\s"'])((?:[a-z][a-z0-9+.-]*:\/\/)?)[^\s"':@/]+:(?!\/\/)[^\s"'@]+@(?!sha256:)/gi;
const HEADER =
  /(authorization\\*["']?\s*[:=]\s*\\*["']?(?:bearer|basic|token|digest|negotiate)\s+)[^\s"',;\\]+/gi;
const SCHEME = /\b(bearer|basic)\s+([\w.~+/-]{6,}=*)/gi;
// With a blank; what has an equals sign is an assignment.
const OPTION =
  /(--(?:(?:src|dest|registry|client|auth)-)?(?:password|passwd|creds|token|secret)[ \t]+)[^\s"']+/gi;
// Of podman, skopeo and curl.
const SHORT_OPTION = /((?:^|[\s"'])-p[ \t]+)[^\s"'-][^\s"']*/g;
const USER_OPTION =
  /((?:^|[\s"'])(?:-u|--user|--username)[ \t]+[^\s"':]+:)[^\s"']+/g;

/**
 * Masks what is, or looks like, a credential in text that comes from outside. For what is kept or
 * shown: whoever wants to know what a text means reads it as it came. Takes linear time.
 */
export function redact(text: string): string {
  const masked = maskKeys(text)
    .replace(HEADER, `$1${MASK}`)
    .replace(SCHEME, (whole, scheme, value) =>
      looksLikeValue(value) ? `${scheme} ${MASK}` : whole,
    )
    .replace(OPTION, `$1${MASK}`)
    .replace(SHORT_OPTION, `$1${MASK}`)
    .replace(USER_OPTION, `$1${MASK}`)
    .replace(USER_OF_URL, `://${MASK}@`)
    .replace(USER, `$1${MASK}@`)
    .replace(TOKEN, MASK);
  return maskAssignments(masked);
}

/** A key goes to its end, or to that of the text. */
function maskKeys(text: string): string {
  let at = text.indexOf(KEY_BEGINS);
  if (at < 0) return text;
  const kept: string[] = [];
  let from = 0;
  while (at >= 0) {
    kept.push(text.slice(from, at), `${KEY_BEGINS}${MASK}${DASHES}`);
    const end = text.indexOf(KEY_ENDS, at);
    const close = end < 0 ? -1 : text.indexOf(DASHES, end + KEY_ENDS.length);
    from = close < 0 ? text.length : close + DASHES.length;
    at = text.indexOf(KEY_BEGINS, from);
  }
  return kept.join('') + text.slice(from);
}
