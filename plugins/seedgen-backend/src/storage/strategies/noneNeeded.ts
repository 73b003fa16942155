import { infeasible, type StrategyInput, type StrategyOutcome } from './types';

/** Nothing to do, since the disks will do as they are. */
export function planNoneNeeded(input: StrategyInput): StrategyOutcome {
  const { status, reasons } = input.readiness;
  if (status !== 'ready') {
    return infeasible(
      'none-needed',
      ...reasons.map(reason => `${reason.code}: ${reason.message}`),
    );
  }
  return {
    strategy: 'none-needed',
    feasible: true,
    reasons: [
      'Container storage has a filesystem of its own that is large enough.',
    ],
    manifests: [],
    consequences: ['Nothing is changed.'],
  };
}
