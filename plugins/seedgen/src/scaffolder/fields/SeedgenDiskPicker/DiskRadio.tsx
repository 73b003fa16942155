import type { ReactNode } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  label: { alignItems: 'flex-start', marginRight: 0 },
  text: { paddingTop: 9, minWidth: 0, overflowWrap: 'anywhere' },
  more: { color: theme.palette.text.secondary },
}));

/** One thing to choose, with what there is to know about it. */
export function DiskRadio(props: {
  value: string;
  title: ReactNode;
  details: ReactNode;
  disabled?: boolean;
}) {
  const { value, title, details, disabled } = props;
  const classes = useStyles();
  return (
    <FormControlLabel
      className={classes.label}
      value={value}
      disabled={disabled}
      control={<Radio color="primary" />}
      label={
        <div className={classes.text}>
          <Typography variant="body2" component="div">
            {title}
          </Typography>
          <Typography
            variant="caption"
            component="div"
            className={classes.more}
          >
            {details}
          </Typography>
        </div>
      }
    />
  );
}
