import { makeStyles } from '@material-ui/core/styles';
import { errorKindOf, errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { Age } from './Age';
import { Notice } from './Notice';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
}));

/** Says that what is shown could not be read anew, and how old it is. */
export function StaleNotice(props: { error: Error; readAt?: string }) {
  const { error, readAt } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <Notice tone="warning" title={t('error.staleTitle')}>
        {readAt && (
          <>
            {t('error.staleAge')} <Age at={readAt} />.{' '}
          </>
        )}
        {errorKindOf(error) === 'unreachable'
          ? t('error.unreachableText')
          : t('error.staleText', { message: errorMessageOf(error) })}
      </Notice>
    </div>
  );
}
