import { makeStyles, type Theme } from '@material-ui/core/styles';
import type SvgIcon from '@material-ui/core/SvgIcon';
import type { Tone } from '../../model';
import { toneColor } from './tones';

const useStyles = makeStyles((theme: Theme) => ({
  icon: { color: ({ tone }: { tone: Tone }) => toneColor(theme, tone) },
}));

/** An icon in the colour of a tone, next to a text that says the same. */
export function Tinted(props: { icon: typeof SvgIcon; tone: Tone }) {
  const { icon: Icon, tone } = props;
  const classes = useStyles({ tone });
  return <Icon fontSize="small" className={classes.icon} aria-hidden />;
}
