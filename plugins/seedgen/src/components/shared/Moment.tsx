import { formatMoment } from '../../format';

/** A moment in the reader's own time, the exact one on hover. */
export function Moment(props: { at: string }) {
  return (
    <time dateTime={props.at} title={props.at}>
      {formatMoment(props.at)}
    </time>
  );
}
