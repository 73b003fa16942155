import { ageOf, between, formatDuration } from '../../format';
import { useNow } from '../../hooks/useNow';

/** How long something lasts, or lasted if it has ended. */
export function Elapsed(props: { from: string; until?: string }) {
  const { from, until } = props;
  const now = useNow();
  const duration = until ? between(from, until) : ageOf(from, now);
  return <span title={from}>{formatDuration(duration)}</span>;
}
