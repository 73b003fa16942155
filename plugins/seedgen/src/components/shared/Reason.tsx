import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';
import { Code } from './Code';
import { LongText } from './LongText';
import { Timed } from './Timed';
import { subtleText } from './tones';

const useStyles = makeStyles(theme => ({
  remedy: { marginTop: theme.spacing(0.5) },
  code: { color: subtleText(theme), marginTop: theme.spacing(0.5) },
}));

/** What is wrong, what to do about it, and the code to search for. */
export function Reason(props: {
  message: string;
  remedy?: string;
  code?: string;
}) {
  const { message, remedy, code } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <LongText>{message}</LongText>
      {remedy && (
        <div className={classes.remedy}>
          <strong>{t('common.whatToDo')}:</strong> <Timed text={remedy} />
        </div>
      )}
      {code && (
        <div className={classes.code}>
          <Code>{code}</Code>
        </div>
      )}
    </>
  );
}
