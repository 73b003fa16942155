import { LinkButton } from '@backstage/core-components';
import { usePermission } from '@backstage/plugin-permission-react';
import Button, { type ButtonProps } from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterPermission } from '../../model';

/** A button that leads somewhere if the person may do there what it says; otherwise it says why not. */
export function GuardedLink(props: {
  permission: ClusterPermission;
  /** What the permission is asked for, e.g. a cluster's name. */
  resourceRef: string;
  /** Undefined where the portal has no such place: then nothing is shown. */
  to: string | undefined;
  label: string;
  forbidden: string;
  primary?: boolean;
}) {
  const { permission, resourceRef, to, label, forbidden, primary } = props;
  const { allowed, loading } = usePermission({ permission, resourceRef });
  const variant = primary ? 'contained' : 'outlined';
  if (!to) return null;
  if (allowed) {
    return (
      <LinkButton size="small" color="primary" variant={variant} to={to}>
        {label}
      </LinkButton>
    );
  }
  return (
    <Tooltip title={loading ? '' : forbidden}>
      <span>
        <Button size="small" variant={variant} disabled>
          {label}
        </Button>
      </span>
    </Tooltip>
  );
}

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
