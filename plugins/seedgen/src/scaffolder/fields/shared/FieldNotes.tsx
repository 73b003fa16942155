import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  description: { color: theme.palette.text.secondary },
  notes: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

/** What a template says of a field, and below it what was found out about its value. */
export function FieldNotes(props: {
  descriptionId?: string;
  description?: string;
  children?: ReactNode;
}) {
  const { descriptionId, description, children } = props;
  const classes = useStyles();
  return (
    <>
      {description && (
        <Typography
          id={descriptionId}
          variant="caption"
          component="div"
          className={classes.description}
        >
          {description}
        </Typography>
      )}
      {children && <div className={classes.notes}>{children}</div>}
    </>
  );
}
