import { Fragment } from 'react';
import { splitMoments } from '../../format';
import { Moment } from './Moment';

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
