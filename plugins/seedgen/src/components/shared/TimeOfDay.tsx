import { formatMoment, formatTimeOfDay } from '../../format';

/** The time of day of a moment, with its date on hover. */
export function TimeOfDay(props: { at: string }) {
  const { at } = props;
  return (
    <time dateTime={at} title={`${formatMoment(at)} (${at})`}>
      {formatTimeOfDay(at)}
    </time>
  );
}
