import { InputError } from '@backstage/errors';

const SETTING = 'seedgen.pagePath';
/**
 * Path of the page where `seedgen.pagePath` is not set.
 *
 * @public
 */
export const DEFAULT_PAGE_PATH = '/seedgen';
const PATH = /^(?:\/|(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+)$/;

/**
 * Path of the plugin's page in the portal, `seedgen.pagePath` of app-config. A frontend knows its own
 * routes; what a backend writes of them (notifications, results of the search, logs of tasks) does not.
 *
 * @throws InputError that begins with the name of the setting
 * @public
 */
export function readPagePath(root: {
  getOptional(key: string): unknown;
}): string {
  const value = root.getOptional(SETTING) ?? DEFAULT_PAGE_PATH;
  if (typeof value !== 'string' || !PATH.test(value)) {
    throw new InputError(
      `${SETTING}: must be a path in the portal such as /seedgen, without a slash at its end`,
    );
  }
  return value;
}

/**
 * Full address of the plugin's page in the portal, for links that are followed outside of it too: mails and
 * chats know no path. The path alone where `app.baseUrl` is not set.
 *
 * @throws InputError that begins with the name of the setting
 * @public
 */
export function readPageAddress(root: {
  getOptional(key: string): unknown;
}): string {
  const baseUrl = root.getOptional('app.baseUrl');
  const base = typeof baseUrl === 'string' ? baseUrl : '';
  let end = base.length;
  while (base[end - 1] === '/') end -= 1;
  return `${base.slice(0, end)}${readPagePath(root)}`;
}
