import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ToneIcon, subtleText } from '../../../components/shared';
import type { Tone } from '../../../model';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', gap: theme.spacing(1.25), minWidth: 0 },
  icon: { paddingTop: 1 },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: theme.spacing(2),
  },
  name: { fontWeight: 600 },
  subtle: { color: subtleText(theme) },
}));

/** A cluster in a list: name, version, how it stands in a word, and why. */
export function ClusterOption(props: {
  name: string;
  details: string;
  tone: Tone;
  word: string;
  why: string;
}) {
  const { name, details, tone, word, why } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <span className={classes.icon}>
        <ToneIcon tone={tone} />
      </span>
      <div className={classes.text}>
        <Typography variant="body2" component="div" className={classes.head}>
          <span>
            <span className={classes.name}>{name}</span>{' '}
            <span className={classes.subtle}>{details}</span>
          </span>{' '}
          <span>{word}</span>
        </Typography>
        {why && (
          <Typography
            variant="caption"
            component="div"
            className={classes.subtle}
          >
            {why}
          </Typography>
        )}
      </div>
    </div>
  );
}
