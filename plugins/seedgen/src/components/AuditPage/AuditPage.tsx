import Button from '@material-ui/core/Button';
import { useSearchParams } from 'react-router-dom';
import { seedgenAuditReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useAudit, useKept, useUrlPaging } from '../../hooks';
import { useTranslation } from '../../translation';
import { PageTitle } from '../PageTitle/PageTitle';
import { UrlPager } from '../Pager/Pager';
import {
  AsOf,
  Empty,
  Panel,
  Placeholder,
  RequestError,
  Settling,
  StaleNotice,
} from '../shared';
import { AuditExport } from './AuditExport';
import { AuditFilterForm } from './AuditFilterForm';
import { AuditTable } from './AuditTable';
import { filtersFrom, filtersToSearch, queryFrom } from './auditFilters';

const PAGE_SIZE = 50;

/** Who asked for what, and what came of it. The address holds the filters and the page. */
export function AuditPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filters = filtersFrom(search);
  const filterKey = filtersToSearch(filters).toString();
  const paging = useUrlPaging();
  const audit = useAudit({
    ...queryFrom(filters),
    limit: PAGE_SIZE,
    cursor: paging.cursor,
  });
  const { value, error, refresh, reading, readAt, settling } = useKept(audit);

  let content = <Placeholder rows={[20, 44, 44, 44, 44, 44]} />;
  if (value && value.items.length === 0) {
    content = filterKey ? (
      <Empty title={t('auditMore.noMatch')} text={t('audit.emptyText')}>
        <Button
          variant="outlined"
          color="primary"
          onClick={() => setSearch({})}
        >
          {t('audit.clear')}
        </Button>
      </Empty>
    ) : (
      <Empty title={t('audit.empty')} text={t('auditMore.emptyText')} />
    );
  } else if (value) {
    content = <AuditTable entries={value.items} />;
  } else if (error) {
    content = (
      <RequestError
        page
        error={error}
        permission={seedgenAuditReadPermission.name}
        onRetry={refresh}
      />
    );
  }
  return (
    <Panel>
      <PageTitle title={t('pages.audit')} />
      <AuditFilterForm
        key={filterKey}
        applied={filters}
        onApply={next => setSearch(filtersToSearch(next))}
      />
      {(value || !error) && <AuditExport filters={filters} />}
      {value && error && <StaleNotice error={error} readAt={readAt} />}
      <Settling settling={settling}>{content}</Settling>
      <UrlPager paging={paging} nextCursor={value?.nextCursor} />
      {value && <AsOf at={readAt} refreshing={reading} onRefresh={refresh} />}
    </Panel>
  );
}
