import { ageOf, between } from '../../format';
import { useNow } from '../../hooks/useNow';
import { useTranslation } from '../../translation';

/** How long something lasts, or lasted if it has ended. */
export function Elapsed(props: { from: string; until?: string }) {
  const { format } = useTranslation();
  const { from, until } = props;
  const now = useNow();
  const duration = until ? between(from, until) : ageOf(from, now);
  return <span title={from}>{format.duration(duration)}</span>;
}
