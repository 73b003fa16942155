import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { errorKindOf, errorMessageOf, type Tone } from '../../model';
import { useTranslation, type Translate } from '../../translation';
import { Empty } from './Empty';
import { Notice } from './Notice';

/** Why something is not shown: not allowed, not there, nobody answered, or failed, with what to do about each. */
export function RequestError(props: {
  error: Error;
  /** Name of the permission that reading needs. */
  permission: string;
  /** What to say where the thing is not known. */
  notFound?: ReactNode;
  /** Whether it stands in the place of a whole page. */
  page?: boolean;
  onRetry: () => void;
}) {
  const { page, onRetry } = props;
  const { t } = useTranslation();
  const { tone, title, text, again } = storyOf(props, t);
  const retry = again && (
    <Button
      size="small"
      color="primary"
      variant={page ? 'outlined' : 'text'}
      onClick={onRetry}
    >
      {t('common.retry')}
    </Button>
  );
  return page ? (
    <Empty tone={tone} title={title} text={text}>
      {retry}
    </Empty>
  ) : (
    <Notice tone={tone} title={title} actions={retry}>
      {text}
    </Notice>
  );
}

function storyOf(
  props: { error: Error; permission: string; notFound?: ReactNode },
  t: Translate,
): { tone: Tone; title: string; text: ReactNode; again?: boolean } {
  const { error, permission, notFound } = props;
  switch (errorKindOf(error)) {
    case 'forbidden':
      return {
        tone: 'warning',
        title: t('error.forbiddenTitle'),
        text: t('error.forbiddenText', { permission }),
      };
    case 'not-found':
      return {
        tone: 'unknown',
        title: t('error.notFoundTitle'),
        text: notFound ?? errorMessageOf(error),
      };
    case 'unreachable':
      return {
        tone: 'error',
        title: t('error.unreachableTitle'),
        text: t('error.unreachableText'),
        again: true,
      };
    default:
      return {
        tone: 'error',
        title: t('error.failedTitle'),
        text: errorMessageOf(error),
        again: true,
      };
  }
}
