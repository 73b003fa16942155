import { useSearchParams } from 'react-router-dom';
import { seedgenAuditReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useAudit, useCursor } from '../../hooks';
import { useTranslation } from '../../translation';
import { Pager } from '../Pager';
import { Empty, Panel, Placeholder, RequestError } from '../shared';
import { AuditFilterForm } from './AuditFilterForm';
import { AuditTable } from './AuditTable';
import { filtersFrom, filtersToSearch, queryFrom } from './auditFilters';

const PAGE_SIZE = 50;

/** Who asked for what, and what came of it. The address holds the filters. */
export function AuditPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filters = filtersFrom(search);
  const filterKey = filtersToSearch(filters).toString();
  const cursor = useCursor(filterKey);
  const { value, error, refresh } = useAudit({
    ...queryFrom(filters),
    limit: PAGE_SIZE,
    cursor: cursor.current,
  });

  let content = <Placeholder rows={[20, 20, 20, 20, 20, 20]} />;
  if (value && value.items.length === 0) {
    content = <Empty title={t('audit.empty')} text={t('audit.emptyText')} />;
  } else if (value) {
    content = (
      <>
        <AuditTable entries={value.items} />
        <Pager cursor={cursor} nextCursor={value.nextCursor} />
      </>
    );
  } else if (error) {
    content = (
      <RequestError
        error={error}
        permission={seedgenAuditReadPermission.name}
        onRetry={refresh}
      />
    );
  }
  return (
    <Panel>
      <AuditFilterForm
        key={filterKey}
        applied={filters}
        onApply={next => setSearch(filtersToSearch(next))}
      />
      {content}
    </Panel>
  );
}
