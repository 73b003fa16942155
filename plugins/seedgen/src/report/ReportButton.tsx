import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import PrintIcon from '@material-ui/icons/Print';
import { errorMessageOf } from '../model';
import { Notice } from '../components/shared';
import { useTranslation } from '../translation';
import { useReport } from './useReport';

/** Saves the report of a run: what an auditor is given. */
export function ReportButton(props: { runId: string }) {
  const { t } = useTranslation();
  const report = useReport(props.runId);
  return (
    <>
      <Tooltip title={t('report.hint')}>
        <span>
          <Button
            size="small"
            variant="outlined"
            startIcon={<PrintIcon />}
            disabled={report.running}
            onClick={report.run}
          >
            {report.running ? t('report.making') : t('report.button')}
          </Button>
        </span>
      </Tooltip>
      {report.error && (
        <Notice tone="error" title={t('error.actionFailed')}>
          {errorMessageOf(report.error)}
        </Notice>
      )}
    </>
  );
}
