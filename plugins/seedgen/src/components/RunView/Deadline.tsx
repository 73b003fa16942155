import { ageOf, between } from '../../format';
import { useNow } from '../../hooks';
import { useTranslation } from '../../translation';

/** How long until a limit, or since it passed; the moment itself on hover. */
export function Deadline(props: { at: string }) {
  const { at } = props;
  const { t, format } = useTranslation();
  const now = useNow();
  const left = between(new Date(now).toISOString(), at);
  return (
    <time dateTime={at} title={`${format.moment(at)} (${at})`}>
      {left > 0
        ? t('run.deadlineIn', { duration: format.duration(left) })
        : t('run.deadlinePassed', {
            duration: format.duration(ageOf(at, now)),
          })}
    </time>
  );
}
