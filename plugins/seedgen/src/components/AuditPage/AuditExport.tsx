import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import {
  seedgenAuditExportPermission,
  type AuditExportFormat,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useDownload, type Download } from '../../hooks';
import { errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { Notice, StatusLabel } from '../shared';
import { queryFrom, type AuditFilters } from './auditFilters';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    minHeight: 40,
    marginBottom: theme.spacing(1),
  },
}));

/** Takes away as a file what the applied filters let through. */
export function AuditExport(props: { filters: AuditFilters }) {
  const { filters } = props;
  const api = useApi(seedgenApiRef);
  const classes = useStyles();
  const { t, format } = useTranslation();
  const download = useDownload();
  const permission = seedgenAuditExportPermission;
  const { allowed, loading } = usePermission({ permission });

  const button = (kind: AuditExportFormat) => (
    <Tooltip
      title={
        allowed || loading
          ? t(`auditExport.${kind}Hint`)
          : t('auditExport.forbidden', { permission: permission.name })
      }
    >
      <span>
        <Button
          size="small"
          variant="outlined"
          startIcon={<DownloadIcon />}
          disabled={!allowed || download.running}
          onClick={() =>
            download.start(signal =>
              api.exportAudit(
                { ...queryFrom(filters), format: kind },
                { signal },
              ),
            )
          }
        >
          {t(`auditExport.${kind}`)}
        </Button>
      </span>
    </Tooltip>
  );
  return (
    <>
      <div
        className={classes.root}
        role="group"
        aria-label={t('auditExport.label')}
      >
        <Progress download={download} />
        {button('csv')}
        {button('jsonl')}
      </div>
      {download.error && (
        <Notice tone="error" title={t('auditExport.failed')}>
          {errorMessageOf(download.error)}
          {download.brokenAt !== undefined && (
            <div>
              {t('auditExport.incomplete', {
                size: format.bytes(download.brokenAt),
              })}
            </div>
          )}
        </Notice>
      )}
    </>
  );
}

function Progress(props: { download: Download }) {
  const { received, saved, cancel } = props.download;
  const { t, format } = useTranslation();
  return (
    <Typography variant="body2" component="div" role="status">
      {received !== undefined && (
        <>
          <StatusLabel tone="running">
            {t('auditExport.running', { size: format.bytes(received) })}
          </StatusLabel>{' '}
          <Button size="small" onClick={cancel}>
            {t('auditExport.cancel')}
          </Button>
        </>
      )}
      {saved && (
        <StatusLabel tone="ok">
          {t('auditExport.done', {
            name: saved.name,
            size: format.bytes(saved.bytes),
          })}
        </StatusLabel>
      )}
    </Typography>
  );
}
