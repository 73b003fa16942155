import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { subtleText } from './tones';

/** A name and what it is. */
export interface Fact {
  name: string;
  value: ReactNode;
  /** Takes the whole width; for references and other long values. */
  wide?: boolean;
}

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))',
    gap: theme.spacing(1.5, 3),
    margin: 0,
    // Two side by side on a phone too.
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
      columnGap: theme.spacing(2),
    },
  },
  fact: { minWidth: 0 },
  wide: { gridColumn: '1 / -1' },
  name: { color: subtleText(theme) },
  value: { margin: 0, overflowWrap: 'anywhere' },
}));

/** A few facts side by side, as a description list. */
export function Facts(props: { facts: (Fact | undefined | false | '')[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {props.facts
        .filter((fact): fact is Fact => Boolean(fact))
        .map(fact => (
          <div
            key={fact.name}
            className={`${classes.fact} ${fact.wide ? classes.wide : ''}`}
          >
            <Typography
              variant="caption"
              component="dt"
              className={classes.name}
            >
              {fact.name}
            </Typography>
            <Typography
              variant="body2"
              component="dd"
              className={classes.value}
            >
              {fact.value}
            </Typography>
          </div>
        ))}
    </dl>
  );
}

const useSubtleStyles = makeStyles(theme => ({
  root: {
    color: subtleText(theme),
    fontSize: theme.typography.caption.fontSize,
    fontWeight: 'normal',
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
}));

/** A line that stands back below what it belongs to. */
export function Subtle(props: { children: ReactNode }) {
  const classes = useSubtleStyles();
  return <div className={classes.root}>{props.children}</div>;
}
