import { useTranslation } from '../../translation';

/** The time of day of a moment, with its date on hover. */
export function TimeOfDay(props: { at: string }) {
  const { format } = useTranslation();
  const { at } = props;
  return (
    <time dateTime={at} title={`${format.moment(at)} (${at})`}>
      {format.timeOfDay(at)}
    </time>
  );
}
