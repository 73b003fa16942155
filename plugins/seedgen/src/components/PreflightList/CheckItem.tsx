import { useState } from 'react';
import type {
  CheckStatus,
  PreflightReport,
  CheckResult,
} from '@seedgen/backstage-plugin-seedgen-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import Collapse from '@material-ui/core/Collapse';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import NotApplicableIcon from '@material-ui/icons/RemoveCircleOutline';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { Tinted, ToneIcon, subtleText } from '../shared';
import { CheckDetails } from './CheckDetails';

/** The tone of each way that a check can end. One that has no meaning here has none: its icon is its own. */
const CHECK_TONE: Record<Exclude<CheckStatus, 'not-applicable'>, Tone> = {
  pass: 'ok',
  warn: 'warning',
  fail: 'error',
  unknown: 'unknown',
};

/** The tone and the message of a whole preflight. */
export function verdictOf(report: Pick<PreflightReport, 'state' | 'verdict'>) {
  if (report.state === 'running' || !report.verdict) {
    return { tone: 'running', message: 'preflight.running' } as const;
  }
  const verdicts = {
    passed: { tone: 'ok', message: 'preflight.passed' },
    warned: { tone: 'warning', message: 'preflight.warned' },
    blocked: { tone: 'error', message: 'preflight.blocked' },
  } as const;
  return verdicts[report.verdict];
}

const useStyles = makeStyles(theme => ({
  item: { '& + &': { borderTop: `1px solid ${theme.palette.divider}` } },
  head: {
    display: 'flex',
    width: '100%',
    justifyContent: 'flex-start',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 0),
    textAlign: 'left',
    font: 'inherit',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  title: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  arrow: {
    color: subtleText(theme),
    transition: theme.transitions.create('transform'),
  },
  open: { transform: 'rotate(180deg)' },
}));

/** A check; open from the start where it needs attention. */
export function CheckItem(props: {
  check: CheckResult;
  /** Those that say the same. */
  also?: readonly CheckResult[];
}) {
  const { check, also } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const calm = check.status === 'pass' || check.status === 'not-applicable';
  const [open, setOpen] = useState(!calm);
  const id = `seedgen-check-${check.id}`;
  const blocks =
    check.severity === 'blocks' && !calm && check.status !== 'warn';
  return (
    <li className={classes.item}>
      <ButtonBase
        className={classes.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {check.status === 'not-applicable' ? (
          <Tinted
            icon={NotApplicableIcon}
            tone="unknown"
            label={t('preflight.group.not-applicable')}
          />
        ) : (
          <ToneIcon tone={CHECK_TONE[check.status]} labelled />
        )}
        <Typography variant="body2" component="span" className={classes.title}>
          {check.title}
          {blocks && <strong> – {t('preflight.blocks')}</strong>}
        </Typography>
        <ExpandIcon
          fontSize="small"
          className={`${classes.arrow} ${open ? classes.open : ''}`}
        />
      </ButtonBase>
      <div id={id}>
        <Collapse in={open} unmountOnExit>
          <CheckDetails check={check} also={also} />
        </Collapse>
      </div>
    </li>
  );
}
