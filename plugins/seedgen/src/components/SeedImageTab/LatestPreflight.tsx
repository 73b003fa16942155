import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction, useLatestPreflight } from '../../hooks';
import { errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { PreflightPanel } from '../PreflightList/PreflightPanel';
import { Notice, Panel, Placeholder, RequestError } from '../shared';

/** The last preflight of a cluster without a run under way, and a button for a new one. */
export function LatestPreflight(props: {
  cluster: string;
  /** When the last run ended; a preflight from before is shown with its run or is history. */
  lastRunEndedAt?: string;
}) {
  const { cluster, lastRunEndedAt } = props;
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const { value: report, error, refresh, put } = useLatestPreflight(cluster);
  const start = useAction(
    () => api.startPreflight({ kind: 'generate', cluster }),
    put,
  );
  const isPast =
    report &&
    lastRunEndedAt !== undefined &&
    Date.parse(report.startedAt) <= Date.parse(lastRunEndedAt);
  const busy = start.running || report?.state === 'running';
  const action = (
    <Button size="small" variant="outlined" disabled={busy} onClick={start.run}>
      {busy ? t('preflight.running') : t('preflight.start')}
    </Button>
  );
  if (report && !start.error) {
    return (
      <PreflightPanel
        key={report.id}
        report={report}
        title={t('preflight.latestTitle')}
        action={action}
        folded={isPast === true}
      />
    );
  }

  let content = <Placeholder rows={[16, 16]} />;
  if (start.error) {
    content = (
      <Notice tone="error" title={t('error.actionFailed')}>
        {errorMessageOf(start.error)}
      </Notice>
    );
  } else if (report === null) {
    content = (
      <Typography variant="body2" color="textSecondary">
        {t('preflight.noneText')}
      </Typography>
    );
  } else if (error) {
    content = (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        onRetry={refresh}
      />
    );
  }
  return (
    <Panel title={t('preflight.latestTitle')} action={action}>
      {content}
    </Panel>
  );
}
