import { GENERATE_PHASES } from '@seedgen/backstage-plugin-seedgen-common';
import { phaseOrder } from '../../engine/phaseOrder';
import { MINUTE } from '../../../units';

export const { rank, isAtLeast } = phaseOrder(GENERATE_PHASES);

/**
 * Longest stay in each phase, in milliseconds.
 *
 * From what is known of real clusters: cleaning up after ACM may take 15 minutes for CRDs and as
 * much for namespaces, and the wait for the pull secret 10; imaging takes 5 to 15, by others'
 * accounts up to 40; with orphan sandboxes (4.21 and older) the API was seen to come back after
 * 48 minutes and more.
 */
export const PHASE_LIMITS = {
  Preflight: 5 * MINUTE,
  Requesting: 5 * MINUTE,
  Stabilizing: 30 * MINUTE,
  Preparing: 45 * MINUTE,
  Imaging: 60 * MINUTE,
  Published: 75 * MINUTE,
  Recovering: 30 * MINUTE,
  Finalizing: 20 * MINUTE,
  Verifying: 15 * MINUTE,
  Cleaning: 10 * MINUTE,
};
