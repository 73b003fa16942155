import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PreflightReport } from '@seedgen/backstage-plugin-seedgen-common';
import { groupChecks } from '../../model';
import { useTranslation } from '../../translation';
import { CheckItem } from './CheckItem';
import { subtleText } from '../shared/tones';

const useStyles = makeStyles(theme => ({
  groups: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  name: { color: subtleText(theme) },
}));

/** The checks of a preflight, what matters first. */
export function PreflightList(props: { report: PreflightReport }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.groups}>
      {groupChecks(props.report.checks).map(({ status, findings }) => (
        <section key={status} aria-label={t(`preflight.group.${status}`)}>
          <Typography
            variant="subtitle2"
            component="h4"
            className={classes.name}
          >
            {t(`preflight.group.${status}`)} ({findings.length})
          </Typography>
          <ul className={classes.list}>
            {findings.map(({ check, also }) => (
              <CheckItem key={check.id} check={check} also={also} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
