import { useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';
import { Code } from './Code';
import { Timed } from './Times';
import { subtleText } from './tones';

const LINES = 3;

const useStyles = makeStyles({
  cut: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: LINES,
    overflow: 'hidden',
  },
  more: { padding: 0, textTransform: 'none' },
});

/** A text such as a line of a log, of which a few lines are shown until somebody wants all of it. */
export function LongText(props: { children: string }) {
  const { children } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const text = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [hides, setHides] = useState(false);

  // How many lines a text takes changes with the width of the window.
  useEffect(() => {
    const node = text.current;
    if (!node || open || typeof ResizeObserver === 'undefined')
      return undefined;
    const observer = new ResizeObserver(() =>
      setHides(node.scrollHeight > node.clientHeight + 1),
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [children, open]);

  return (
    <>
      <div ref={text} className={open ? undefined : classes.cut}>
        <Timed text={children} />
      </div>
      {hides && !open && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          onClick={() => setOpen(true)}
        >
          {t('common.showAll')}
        </Button>
      )}
    </>
  );
}

const useReasonStyles = makeStyles(theme => ({
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
  const classes = useReasonStyles();
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
