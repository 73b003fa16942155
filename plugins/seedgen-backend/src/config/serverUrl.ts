import { SettingsError } from './SettingsError';

/**
 * Checks the URL of an API server and gives it back without a slash at the end. A base path is
 * kept: API servers behind a gateway have one.
 */
export function checkServerUrl(setting: string, value: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new SettingsError(setting, 'the server is not a URL');
  }
  // Before anything that prints the value: it may hold a password.
  if (url.username || url.password) {
    throw new SettingsError(
      setting,
      'the server URL must not contain a user or a password',
    );
  }
  if (url.protocol !== 'https:') {
    throw new SettingsError(
      setting,
      `the server must be an https:// URL, and is ${url.protocol}//`,
    );
  }
  if (url.search || url.hash) {
    throw new SettingsError(
      setting,
      'the server URL must not have a query or a fragment',
    );
  }
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`;
}
