import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  settling: {
    opacity: 0.55,
    transition: 'opacity 200ms',
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
});

/** What stays on the screen, standing back, until what was asked for instead is there. */
export function Settling(props: { settling: boolean; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div
      aria-busy={props.settling}
      className={props.settling ? classes.settling : undefined}
    >
      {props.children}
    </div>
  );
}
