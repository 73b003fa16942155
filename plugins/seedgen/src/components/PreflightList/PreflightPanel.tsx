import { useState, type ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type PreflightReport,
  countChecks,
} from '@seedgen/backstage-plugin-seedgen-common';
import Button from '@material-ui/core/Button';
import { groupChecks, CHECK_ORDER } from '../../model';
import { useTranslation } from '../../translation';
import { RemedyScope } from '../Remedies/RemedyScope';
import { Age, Code, Panel, StatusLabel, subtleText } from '../shared';
import { CheckItem, verdictOf } from './CheckItem';

const usePreflightListStyles = makeStyles(theme => ({
  groups: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  name: { color: subtleText(theme) },
}));

/** The checks of a preflight, what matters first. */
function PreflightList(props: { report: PreflightReport }) {
  const classes = usePreflightListStyles();
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

const useStyles = makeStyles(theme => ({
  head: { marginBottom: theme.spacing(1.5), overflowWrap: 'anywhere' },
  subtle: { color: subtleText(theme) },
}));

/** A preflight with its verdict. */
export function PreflightPanel(props: {
  report: PreflightReport;
  title?: string;
  action?: ReactNode;
  /** Whether only the verdict is shown until the checks are asked for. */
  folded?: boolean;
}) {
  const { report, title, action, folded = false } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(!folded);
  const { tone, message } = verdictOf(report);
  const counts = countChecks(report.checks);
  return (
    <Panel title={title ?? t('preflight.title')} action={action}>
      <Typography variant="body2" component="div" className={classes.head}>
        <StatusLabel tone={tone}>{t(message)}</StatusLabel>
        {report.checks.length > 0 && (
          <div>
            {CHECK_ORDER.filter(status => counts[status] > 0)
              .map(status =>
                t(`preflight.sum.${status}`, {
                  number: String(counts[status]),
                }),
              )
              .join(' · ')}
          </div>
        )}
        <div className={classes.subtle}>
          <Age at={report.finishedAt ?? report.startedAt} />
          {report.seedImage && (
            <>
              {' · '}
              <Code>{report.seedImage}</Code>
            </>
          )}
        </div>
      </Typography>
      {open ? (
        <RemedyScope
          cluster={report.cluster}
          offeredSince={report.startedAt}
          offers={report.checks.some(({ remedyCalls }) => remedyCalls?.length)}
        >
          <PreflightList report={report} />
        </RemedyScope>
      ) : (
        <Button size="small" color="primary" onClick={() => setOpen(true)}>
          {t('preflight.showChecks', { count: report.checks.length })}
        </Button>
      )}
    </Panel>
  );
}
