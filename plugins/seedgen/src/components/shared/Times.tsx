import { Fragment } from 'react';
import { ageOf, between, splitMoments } from '../../format';
import { useNow } from '../../hooks/useNow';
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

/** How long ago a moment was, e.g. `12s ago`; the exact one on hover. */
export function Age(props: { at: string }) {
  const { at } = props;
  const { t, format } = useTranslation();
  const age = ageOf(at, useNow());
  return (
    <time dateTime={at} title={`${format.moment(at)} (${at})`}>
      {age < 1000
        ? t('common.justNow')
        : t('common.ago', { duration: format.duration(age) })}
    </time>
  );
}

/** How long something lasts, or lasted if it has ended. */
export function Elapsed(props: { from: string; until?: string }) {
  const { format } = useTranslation();
  const { from, until } = props;
  const now = useNow();
  const duration = until ? between(from, until) : ageOf(from, now);
  return <span title={from}>{format.duration(duration)}</span>;
}

/** A text of the backend, of which the moments are written as the reader does, each exactly on hover. */
export function Timed(props: { text: string }) {
  const parts = splitMoments(props.text);
  return (
    <>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          <Fragment key={index}>{part}</Fragment>
        ) : (
          <Moment key={index} at={part.at} />
        ),
      )}
    </>
  );
}
