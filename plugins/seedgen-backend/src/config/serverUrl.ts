import { SettingsError } from './SettingsError';

// What the URL parser drops or rewrites without a word: line ends and tabs anywhere, a backslash for
// a slash. Then the host that is read is not the host that is called.
const REWRITTEN = /[^\x21-\x7e]|[\\^`{|}<>"]/;

/**
 * Checks the URL of an API server and gives it back without a slash at the end. A base path is
 * kept: API servers behind a gateway have one.
 *
 * @param setting - full name of the setting
 * @param where - what is said before the problem: the file and the field in it
 */
export function checkServerUrl(
  setting: string,
  value: string,
  where = '',
): string {
  const refuse = (problem: string): never => {
    throw new SettingsError(setting, `${where}${problem}`);
  };
  const [, rest] = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(.*)$/s.exec(value) ?? [];
  const end = rest === undefined ? -1 : rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest?.slice(0, end);
  // Before anything that prints the value: it may hold a password.
  if (authority?.includes('@')) {
    return refuse('the server URL must not contain a user or a password');
  }
  if (REWRITTEN.test(value)) {
    return refuse(
      'the server URL must not contain spaces, line ends, backslashes, or other than ASCII characters',
    );
  }
  if (authority === undefined || !URL.canParse(value)) {
    return refuse('the server is not a URL');
  }
  const url = new URL(value);
  if (url.protocol !== 'https:') {
    return refuse(
      `the server must be an https:// URL, and is ${url.protocol}//`,
    );
  }
  if (url.search || url.hash || /[?#]/.test(value)) {
    return refuse('the server URL must not have a query or a fragment');
  }
  // Percent signs in a host, 1 for 0.0.0.1, a port that is not there.
  const written = authority.toLowerCase().replace(/:443$/, '');
  if (!written.startsWith('[') && written !== url.host) {
    return refuse('the host of the server URL is not written as it is called');
  }
  return `${url.origin}${withoutSlashes(url.pathname)}`;
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
