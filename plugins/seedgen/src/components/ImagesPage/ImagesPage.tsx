import { useMemo } from 'react';
import { useSearchParams, Route, Routes } from 'react-router-dom';
import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useSeedImages, useUrlPaging } from '../../hooks';
import {
  imagesQueryOf,
  imagesViewFrom,
  imagesViewToSearch,
  type ImagesView,
} from '../../model';
import { useTranslation } from '../../translation';
import { ImagePage } from '../ImagePage/ImagePage';
import { PageTitle } from '../PageTitle/PageTitle';
import { UrlPager } from '../Pager/Pager';
import { Panel, Placeholder, RequestError, StaleNotice } from '../shared';
import { ImageFilters } from './ImageFilters';
import { ImageList } from './ImageList';

const PAGE_SIZE = 25;

/** Every seed image that a run has proven. The address holds what is asked for. */
function ImagesPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('pages.images')} />
      <Images />
    </>
  );
}

function Images() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => imagesViewFrom(search), [search]);
  const setView = (next: ImagesView, options?: { replace: boolean }) =>
    setSearch(imagesViewToSearch(next), options);
  const paging = useUrlPaging();
  const { value, error, refresh, readAt, settling } = useSeedImages({
    ...imagesQueryOf(view),
    cursor: paging.cursor,
    limit: PAGE_SIZE,
  });

  if (!value) {
    return (
      <Panel>
        {error ? (
          <>
            <RequestError
              page
              error={error}
              permission={seedgenClusterReadPermission.name}
              onRetry={refresh}
            />
            <UrlPager paging={paging} />
          </>
        ) : (
          <Placeholder rows={[40, 24, 44, 44, 44, 44]} />
        )}
      </Panel>
    );
  }
  return (
    <Panel>
      {error && <StaleNotice error={error} readAt={readAt} />}
      <ImageFilters view={view} page={value} onChange={setView} />
      <ImageList
        images={value.items}
        view={view}
        settling={settling}
        onClear={() => setView({})}
      />
      <UrlPager paging={paging} nextCursor={value.nextCursor} />
    </Panel>
  );
}

/** The list of seed images and, below it, each image on a page of its own. */
export function ImagesRouter() {
  return (
    <Routes>
      <Route path="/" element={<ImagesPage />} />
      <Route path="/:digest" element={<ImagePage />} />
    </Routes>
  );
}
