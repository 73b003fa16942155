import { formatClock, formatMoment } from '../../format';
import { useNow } from '../../hooks/useNow';

const A_MINUTE = 60_000;

/** When something is expected, to the minute; the exact moment on hover. */
export function Clock(props: { at: string }) {
  const { at } = props;
  const now = useNow(A_MINUTE);
  return (
    <time dateTime={at} title={`${formatMoment(at)} (${at})`}>
      {formatClock(at, now)}
    </time>
  );
}
