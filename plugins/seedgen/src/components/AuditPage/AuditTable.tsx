import type {
  AuditEntry,
  AuditOutcome,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { RunLink } from '../RunView/RunLink';
import {
  Code,
  DataTable,
  Digest,
  ImageName,
  Timed,
  Moment,
  Person,
  StatusLabel,
} from '../shared';

const OUTCOME_TONE: Record<AuditOutcome, Tone> = {
  accepted: 'info',
  succeeded: 'ok',
  failed: 'error',
  denied: 'warning',
  invalid: 'warning',
};

/** Entries of the audit log, a row each. */
export function AuditTable(props: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('pages.audit')}
      rows={props.entries}
      keyOf={entry => entry.id}
      columns={[
        {
          title: t('audit.when'),
          narrow: true,
          render: entry => <Moment at={entry.at} />,
        },
        {
          title: t('audit.who'),
          narrow: true,
          render: entry => <Person reference={entry.actor} />,
        },
        {
          title: t('audit.action'),
          narrow: true,
          render: entry => <Code>{entry.action}</Code>,
        },
        {
          title: t('audit.outcome'),
          narrow: true,
          render: entry => (
            <StatusLabel tone={OUTCOME_TONE[entry.outcome]}>
              {t(`audit.outcomeName.${entry.outcome}`)}
            </StatusLabel>
          ),
        },
        {
          title: t('audit.cluster'),
          narrow: true,
          render: ({ cluster, runId }) => (
            <>
              <div>{cluster}</div>
              {runId && <RunLink id={runId} />}
            </>
          ),
        },
        {
          title: t('audit.details'),
          wide: true,
          render: entry => (
            <>
              {entry.message && (
                <div>
                  <Timed text={entry.message} />
                </div>
              )}
              {entry.reasonCode && <Code>{entry.reasonCode}</Code>}
              {entry.image && (
                <div>
                  <ImageName image={entry.image} />
                </div>
              )}
              {entry.digest && <Digest digest={entry.digest} />}
            </>
          ),
        },
      ]}
    />
  );
}
