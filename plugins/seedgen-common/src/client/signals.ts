/** Signals channel on which the backend says that something changed. @public */
export const SEEDGEN_SIGNAL_CHANNEL = 'seedgen';

/**
 * A change. Ids only: signals reach everybody who is connected, so whoever wants to know more
 * reads it through the authorized API.
 *
 * @public
 */
export type SeedgenSignal =
  | { type: 'run'; id: string; cluster: string; revision: number }
  | { type: 'cluster'; cluster: string };
