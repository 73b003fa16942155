import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { AuditPage } from '../components/AuditPage/AuditPage';
import { FleetPage } from '../components/FleetPage/FleetPage';
import { ImagesRouter } from '../components/ImagesPage/ImagesPage';
import { RunsRouter } from '../components/RunsPage/RunsPage';
import { useTranslation } from '../translation';

/** The pages with the header and tabs that the old frontend system leaves to its plugins. */
export function SeedgenPage() {
  const { t } = useTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('pages.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/clusters" title={t('pages.fleet')}>
          <FleetPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/runs" title={t('pages.runs')}>
          <RunsRouter />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/images" title={t('pages.images')}>
          <ImagesRouter />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/audit" title={t('pages.audit')}>
          <AuditPage />
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
