import { makeStyles } from '@material-ui/core/styles';
import type { Remedy } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { RemedyButton } from '../Remedies/RemedyButton';
import { Code, CopyButton, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    '& > li': { marginBottom: theme.spacing(1) },
  },
  subtle: { color: subtleText(theme) },
  command: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.5),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.action.hover,
  },
  lines: { flex: 1, minWidth: 0, margin: 0, whiteSpace: 'pre-wrap' },
}));

/** What would help, the best first, of which nothing is done by itself. */
export function RemedyList(props: { remedies: readonly Remedy[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div>
      <strong>{t('diagnosis.remedies')}</strong>{' '}
      <span className={classes.subtle}>{t('remedy.nothingByItself')}</span>
      <ol className={classes.list}>
        {props.remedies.map(remedy => (
          <li key={remedy.title}>
            <RemedyItem remedy={remedy} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One thing that would help: a command can be copied, what the portal can do be asked for. */
function RemedyItem(props: { remedy: Remedy }) {
  const { title, kind, text, command, call } = props.remedy;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <div>
        {title}{' '}
        <span className={classes.subtle}>({t(`diagnosis.kind.${kind}`)})</span>
      </div>
      <div className={classes.subtle}>{text}</div>
      {command && (
        <div className={classes.command}>
          <pre className={classes.lines}>
            <Code>{command}</Code>
          </pre>
          <CopyButton
            text={command}
            label={`${t('diagnosis.copyCommand')}: ${title}`}
          />
        </div>
      )}
      {call && <RemedyButton call={call} />}
    </>
  );
}
