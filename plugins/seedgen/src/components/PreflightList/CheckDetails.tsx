import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckResult } from '@seedgen/backstage-plugin-seedgen-common';
import { safeLink } from '../../format';
import { runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { RemedyButton } from '../Remedies/RemedyButton';
import { Code, Timed, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(0, 0, 1.5, 3.5),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.25, 1.5),
    margin: 0,
    '& dt': { color: subtleText(theme) },
    '& dd': { margin: 0 },
  },
}));

/** What a check looked at, found and wanted, and what to do about it. */
export function CheckDetails(props: {
  check: CheckResult;
  /** Those that say the same. */
  also?: readonly CheckResult[];
}) {
  const { check, also = [] } = props;
  const runRoute = useRouteRef(runRouteRef);
  const classes = useStyles();
  const { t } = useTranslation();
  const link = safeLink(check.documentationUrl);
  const rows: [string, string | undefined][] = [
    [t('preflight.lookedAt'), check.lookedAt],
    [t('preflight.found'), check.found],
    [t('preflight.wanted'), check.wanted],
    [t('common.reason'), check.reasonCode],
  ];
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <div>
        <Timed text={check.message} />
      </div>
      <dl className={classes.list}>
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <Row key={name} name={name} value={value!} />
          ))}
      </dl>
      {check.remedy && (
        <div>
          <strong>{t('preflight.remedy')}:</strong>{' '}
          <Timed text={check.remedy} />
        </div>
      )}
      {also.length > 0 && (
        <div>
          {t('preflight.also', { count: also.length })}
          <ul>
            {also.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {check.runId && (
        <Link to={runRoute({ id: check.runId })}>{t('status.openRun')}</Link>
      )}
      {check.remedyCalls?.map(call => (
        <RemedyButton key={JSON.stringify(call)} call={call} />
      ))}
      {link && <Link to={link}>{t('common.learnMore')}</Link>}
    </Typography>
  );
}

function Row(props: { name: string; value: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>
        <Code>
          <Timed text={props.value} />
        </Code>
      </dd>
    </>
  );
}
