import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { errorKindOf, errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { Notice } from './Notice';

/** Why something is not shown: not allowed, not there, nobody answered, or failed, with what to do about each. */
export function RequestError(props: {
  error: Error;
  /** Name of the permission that reading needs. */
  permission: string;
  /** What to say where the thing is not known. */
  notFound?: ReactNode;
  onRetry: () => void;
}) {
  const { error, permission, notFound, onRetry } = props;
  const { t } = useTranslation();
  const retry = (
    <Button size="small" color="primary" onClick={onRetry}>
      {t('common.retry')}
    </Button>
  );
  switch (errorKindOf(error)) {
    case 'forbidden':
      return (
        <Notice tone="warning" title={t('error.forbiddenTitle')}>
          {t('error.forbiddenText', { permission })}
        </Notice>
      );
    case 'not-found':
      return (
        <Notice tone="unknown" title={t('error.notFoundTitle')}>
          {notFound ?? errorMessageOf(error)}
        </Notice>
      );
    case 'unreachable':
      return (
        <Notice
          tone="error"
          title={t('error.unreachableTitle')}
          actions={retry}
        >
          {t('error.unreachableText')}
        </Notice>
      );
    default:
      return (
        <Notice tone="error" title={t('error.failedTitle')} actions={retry}>
          {errorMessageOf(error)}
        </Notice>
      );
  }
}
