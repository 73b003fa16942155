import { makeStyles } from '@material-ui/core/styles';
import type { Remedy } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { RemedyButton } from '../Remedies';
import { Code, CopyButton, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
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

/** One thing that would help: a command can be copied, what the portal can do be asked for. */
export function RemedyItem(props: { remedy: Remedy }) {
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
