/** Stands for what is not shown. */
export const MASK = '***';

// Names of credentials, with what parts them from their values. A quote may be escaped, once or more.
const NAME =
  /(password|passwd|passphrase|(?<![a-z])pass|pwd|token|secret|auth|creds|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|client-key-data|cookie|signature|(?<=[?&])sig|dockerconfigjson|dockercfg)(\\*["'])?[ \t\u00a0]*([:=])[ \t\u00a0]*/gi;
const ALWAYS = /^(?:pass|creds)/i;

/**
 * Masks values that are given to a name of a credential: in JSON, INI, environment and YAML. After a
 * colon in prose, as in `pull-secret: unexpected end`, only what looks like a value.
 */
export function maskAssignments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
    const [whole, word, quote, sign] = match;
    const start = match.index + whole.length;
    const value = valueAt(text, start);
    const isCertain =
      sign === '=' ||
      (Boolean(quote) &&
        (value.quoted || !isNameOfSecret(text, match.index))) ||
      (ALWAYS.test(word) &&
        (value.quoted || isAlone(text, match.index, value)));
    const inner = text.slice(value.start, value.end);
    const isMasked =
      inner !== '' && (isCertain ? inner !== MASK : looksLikeValue(inner));
    if (isMasked && !namesSecret(text, match.index, word, inner)) {
      kept.push(text.slice(from, value.start), MASK);
      from = value.end;
    }
    NAME.lastIndex = Math.max(value.end, start);
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}

interface Value {
  start: number;
  end: number;
  quoted: boolean;
}

// Those that this program and Lifecycle Agent write and read, and any with an OpenShift namespace.
const SECRET =
  /^(?:(?:openshift-[a-z0-9-]{1,53}\/)?(?:seedgen|pull-secret)|openshift-[a-z0-9-]{1,53}\/[a-z0-9][a-z0-9.-]{0,252}):?$/;
const LONGEST_NAME = 253;

/** Whether `secret=NAME` says which Secret of Kubernetes, not what it holds. */
function namesSecret(
  text: string,
  at: number,
  word: string,
  value: string,
): boolean {
  return (
    word.length === 'secret'.length &&
    /^secret$/i.test(word) &&
    (at === 0 || !/[\w.-]/.test(text[at - 1])) &&
    SECRET.test(value)
  );
}

/** Whether a word ends what stands in quotes after `secret`, as in `secret "my-token": not found`. */
function isNameOfSecret(text: string, at: number): boolean {
  // A name that is this word alone could be the key of a value.
  if (!/[.-]/.test(text[at - 1] ?? '')) return false;
  const before = text.slice(Math.max(0, at - LONGEST_NAME), at);
  return /\bsecrets? \\{0,3}["'][a-z0-9.-]+$/i.test(before);
}

const QUOTE = /\\*["']/y;
const BARE = /(?:[^\s,;&"'}\\]|\\(?!["']))*/y;

/** What stands at a place: within its quotes, or up to a blank or what ends a value. */
function valueAt(text: string, at: number): Value {
  const quote = matchAt(QUOTE, text, at);
  if (!quote) {
    const end = at + matchAt(BARE, text, at).length;
    return { start: at, end, quoted: false };
  }
  const start = at + quote.length;
  const mark = quote.slice(-1);
  for (let end = text.indexOf(mark, start); end >= 0; ) {
    const slashes = slashesBefore(text, end, start);
    // With more of them it is a quote within the value.
    if (slashes < quote.length) {
      return { start, end: end - slashes, quoted: true };
    }
    end = text.indexOf(mark, end + 1);
  }
  return { start, end: text.length, quoted: true };
}

function slashesBefore(text: string, end: number, start: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\\') at -= 1;
  return end - at;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

const LONGEST_LINE = 100;

/** Whether a name and its value are all that a line has; one that is an item of a list, too. */
function isAlone(text: string, name: number, { end }: Value): boolean {
  const last = Math.min(text.length, end + LONGEST_LINE);
  let after = end;
  while (after < last && isBlank(text, after)) after += 1;
  if (after < last && text[after] !== '\n') return false;
  const first = Math.max(0, name - LONGEST_LINE);
  let before = name - 1;
  while (before >= first && isOfName(text, before)) before -= 1;
  while (before >= first && isBlank(text, before)) before -= 1;
  if (before >= first && text[before] === '-') before -= 1;
  while (before >= first && isBlank(text, before)) before -= 1;
  return before < 0 || (before >= first && text[before] === '\n');
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9 || code === 13 || code === 160;
}

// Letters, digits, `_`, `.` and `-`.
function isOfName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 45 && code <= 57 && code !== 47) ||
    code === 95
  );
}

// Words, names, paths, numbers and addresses, as they follow a colon in prose.
const PROSE = [
  /^[A-Za-z]?[a-z]*(?:[-/._][a-z]+)*$/,
  /^[A-Z_]+$/,
  /^[A-Za-z][a-z]+(?:[A-Z][a-z]+)+$/,
  /^\d{1,5}$/,
  /^v?\d+(?:\.\d+)+(?::\d+)?$/,
  /^\/[a-z0-9._/-]*$/,
  /^[a-z]+:\/\//,
  /^HTTP\/\d/,
  /^sha256:[0-9a-f]+$/,
];
const LONGEST_WORD = 512;

/** Whether a word could be a credential, and not one of a sentence. */
export function looksLikeValue(word: string): boolean {
  // No sentence has such a word.
  if (word.length > LONGEST_WORD) return true;
  // `x509:` and the like begin what comes next.
  if (word.endsWith(':')) return false;
  const bare = word.replace(/[.!?)]$/, '').replace(/^\(/, '');
  return bare.length >= 4 && !PROSE.some(pattern => pattern.test(bare));
}
