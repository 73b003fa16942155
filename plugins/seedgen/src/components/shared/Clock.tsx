import { useNow } from '../../hooks/useNow';
import { useTranslation } from '../../translation';

const A_MINUTE = 60_000;

/** When something is expected, to the minute; the exact moment on hover. */
export function Clock(props: { at: string }) {
  const { format } = useTranslation();
  const { at } = props;
  const now = useNow(A_MINUTE);
  return (
    <time dateTime={at} title={`${format.moment(at)} (${at})`}>
      {format.clock(at, now)}
    </time>
  );
}
