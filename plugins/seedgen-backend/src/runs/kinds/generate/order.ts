import { GENERATE_PHASES } from '@seedgen/backstage-plugin-seedgen-common';
import { phaseOrder } from '../../engine/phaseOrder';

export const { rank, isAtLeast } = phaseOrder(GENERATE_PHASES);
