import { version } from '../../package.json';

/** How we introduce ourselves, so that the logs of clusters and registries can tell who asked. */
export const USER_AGENT = `seedgen/${version}`;
