import { ageOf } from '../../format';
import { useNow } from '../../hooks/useNow';
import { useTranslation } from '../../translation';

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
