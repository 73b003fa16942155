import { useTranslation } from '../../translation';

/** A moment in the reader's own time, the exact one on hover. */
export function Moment(props: { at: string }) {
  const { format } = useTranslation();
  return (
    <time dateTime={props.at} title={props.at}>
      {format.moment(props.at)}
    </time>
  );
}
