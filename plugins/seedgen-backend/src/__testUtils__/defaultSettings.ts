import { ConfigReader } from '@backstage/config';
import { readSettings } from '../config';
import { KINDS } from '../runs';

/** The settings of a portal whose configuration says nothing. */
export const DEFAULT_SETTINGS = readSettings(
  new ConfigReader({}),
  KINDS.phases,
);
