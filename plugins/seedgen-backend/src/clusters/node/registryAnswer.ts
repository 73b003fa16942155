import { printable, redact } from '../../text';
import type { NodeCommandOutput } from '../types';
import type { RegistryQuestion } from './registryQuestion';

/** Why the node does not get what it asked for. */
export type RegistryTrouble =
  | 'name-unknown'
  | 'refused'
  | 'timeout'
  | 'reset'
  | 'untrusted'
  | 'certificate-invalid'
  | 'plain-http'
  | 'blocked'
  | 'proxy'
  | 'unavailable'
  | 'denied'
  | 'missing'
  | 'unclear';

/** What the node got from a registry. */
export type RegistryAnswer =
  | { outcome: 'reached' }
  | { outcome: 'trouble'; trouble: RegistryTrouble; said: string }
  /** The node does not have the program. */
  | { outcome: 'no-program' };

/**
 * What skopeo says, from what is sure to what is general. Each is bound to one command about one
 * registry, so that no words of others can be among it.
 */
const SKOPEO_SAYS: ReadonlyArray<[RegistryTrouble, readonly string[]]> = [
  ['blocked', ['is blocked in ']],
  ['proxy', ['proxyconnect ', 'Proxy Authentication Required']],
  ['plain-http', ['server gave HTTP response to HTTPS client']],
  [
    'certificate-invalid',
    [
      'certificate is not valid for',
      'x509: certificate is valid for',
      'relies on legacy Common Name',
      "doesn't contain any IP SANs",
      'has expired or is not yet valid',
    ],
  ],
  ['untrusted', ['x509: ', 'tls: failed to verify certificate']],
  [
    'name-unknown',
    [
      'no such host',
      'server misbehaving',
      'Temporary failure in name resolution',
      'dial tcp: lookup ',
    ],
  ],
  [
    'refused',
    ['connection refused', 'no route to host', 'network is unreachable'],
  ],
  [
    'timeout',
    [
      'i/o timeout',
      'context deadline exceeded',
      'Client.Timeout exceeded',
      'handshake timeout',
    ],
  ],
  ['reset', ['connection reset by peer', ': EOF', 'remote error: tls: ']],
  [
    'unavailable',
    [
      'toomanyrequests',
      'HTTP status: 429',
      'HTTP status: 5',
      // docker/errors.go there: an answer that is not in the form of a registry's.
      'StatusCode: 429',
      'StatusCode: 5',
      'status code 5',
      '(Service Unavailable)',
      '(Bad Gateway)',
      '(Gateway Timeout)',
      '(Internal Server Error)',
    ],
  ],
  [
    'denied',
    [
      'unauthorized',
      'authentication required',
      'denied',
      'authorization failed',
      'invalid username/password',
      '(Unauthorized)',
      '(Forbidden)',
      'HTTP status: 401',
      'HTTP status: 403',
      'StatusCode: 401',
      'StatusCode: 403',
    ],
  ],
  [
    'missing',
    [
      'manifest unknown',
      'name unknown',
      'repository name not known',
      '(Not Found)',
      'HTTP status: 404',
      'StatusCode: 404',
      'not found',
    ],
  ],
];

/** The exit codes of curl that tell (curl's manual, EXIT CODES). */
const CURL_EXITS: Record<number, RegistryTrouble> = {
  5: 'proxy',
  6: 'name-unknown',
  7: 'refused',
  28: 'timeout',
  35: 'reset',
  52: 'reset',
  56: 'reset',
  60: 'untrusted',
};

// All in small letters.
const OF_THE_NODE = [
  'permission denied',
  'operation not permitted',
  'executable file not found',
];
const BEFORE_IT = ['pinging container registry', '<!doctype', '<html'];
const LOG_IN = [
  'unauthorized',
  'authentication required',
  'invalid username/password',
  'statuscode: 401',
  'http status: 401',
];

const LONGEST_SAID = 500;

/** Reads what a command about a registry printed; the raw output, since masking could hide what it says. */
export function readRegistryAnswer(
  { ask }: Pick<RegistryQuestion, 'ask'>,
  output: NodeCommandOutput,
): RegistryAnswer {
  const { exitCode, stdout, stderr } = output;
  if (exitCode === 127 && stderr.includes('failed to run command')) {
    return { outcome: 'no-program' };
  }
  if (ask === 'curl') return readCurl(exitCode, stdout, stderr);
  if (exitCode === 0) return { outcome: 'reached' };
  const said = lastMessageOf(stderr);
  const trouble =
    SKOPEO_SAYS.find(([, words]) =>
      words.some(word => said.includes(word)),
    )?.[0] ?? 'unclear';
  if (trouble !== 'denied' && trouble !== 'missing') {
    return { outcome: 'trouble', trouble, said: shown(said) };
  }
  const isIts = isRegistrysWord(said);
  // Who is told to log in has reached the registry, and so has who does not find a repository.
  if (ask === 'push' && isIts) return { outcome: 'reached' };
  return {
    outcome: 'trouble',
    trouble: isIts ? trouble : 'unclear',
    said: shown(said),
  };
}

/**
 * Whether a refusal is the registry's own. Files and firewalls of the node deny as well, and to the question
 * whether it is there (`/v2/`) a registry says 200 or 401: with anything else something before it answers.
 */
function isRegistrysWord(said: string): boolean {
  const small = said.toLowerCase();
  const has = (words: readonly string[]) =>
    words.some(each => small.includes(each));
  if (has(OF_THE_NODE)) return false;
  return has(LOG_IN) || !has(BEFORE_IT);
}

function readCurl(
  exitCode: number,
  stdout: string,
  stderr: string,
): RegistryAnswer {
  const status = stdout.trim().slice(-3);
  if (exitCode === 0 && (status === '200' || status === '401')) {
    return { outcome: 'reached' };
  }
  return {
    outcome: 'trouble',
    trouble: exitCode === 0 ? 'unavailable' : CURL_EXITS[exitCode] ?? 'unclear',
    said: shown(
      exitCode === 0 ? `HTTP status ${status}` : stderr.trim().slice(0, 2_000),
    ),
  };
}

/** The message of the last fatal line; skopeo writes `time="…" level=fatal msg="…"`. */
function lastMessageOf(stderr: string): string {
  const lines = stderr.slice(-20_000).trim().split('\n');
  const line =
    [...lines].reverse().find(each => each.includes('level=fatal')) ??
    lines[lines.length - 1];
  const at = line.indexOf('msg="');
  const message = at < 0 ? line : line.slice(at + 'msg='.length);
  const text = unquoted(message);
  // What mirrors said comes first, in brackets; what counts is the source's word.
  const mirrors = text.lastIndexOf(']): ');
  return text.includes('Mirrors also failed') && mirrors > 0
    ? text.slice(mirrors + ']): '.length)
    : text;
}

function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

function shown(said: string): string {
  return printable(redact(said.slice(0, 4_000)), LONGEST_SAID);
}
