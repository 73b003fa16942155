import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  code: {
    fontFamily:
      'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.92em',
    overflowWrap: 'anywhere',
  },
});

/** A name that a machine gave: a reference, a digest, a device. */
export function Code(props: { children: ReactNode; title?: string }) {
  const classes = useStyles();
  return (
    <code className={classes.code} title={props.title}>
      {props.children}
    </code>
  );
}
