import Button, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  destructive: {
    color: theme.palette.error.contrastText,
    background: theme.palette.error.dark,
    '&:hover': { background: theme.palette.error.main },
  },
}));

/** The button of a dialog that does what the dialog asks about; red where that cannot be undone. */
export function ConfirmButton(
  props: Pick<ButtonProps, 'children' | 'disabled' | 'onClick' | 'type'> & {
    destructive?: boolean;
  },
) {
  const { destructive = false, ...rest } = props;
  const classes = useStyles();
  return (
    <Button
      {...rest}
      variant="contained"
      color={destructive ? 'default' : 'primary'}
      className={destructive ? classes.destructive : undefined}
    />
  );
}
