import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { RiSeedlingLine } from '@remixicon/react';
import { RUNNING_NOW_LAYOUT, isSeedgenDocument } from '../model/homeAndSearch';
import { loadScreen } from '../screens';

/** Widget *Running now* for the portal's home page. */
export const runningNowWidget = HomePageWidgetBlueprint.make({
  name: 'running-now',
  params: {
    name: 'SeedgenRunningNow',
    title: 'Running now',
    description: 'Seed images and container storage that are under way',
    layout: RUNNING_NOW_LAYOUT,
    components: () =>
      loadScreen('runningNow').then(m => ({
        Content: m.RunningNow,
      })),
  },
});

/** Runs and seed images among what the portal's search finds. */
export const seedgenSearchResult = SearchResultListItemBlueprint.make({
  params: {
    icon: <RiSeedlingLine />,
    predicate: isSeedgenDocument,
    component: () =>
      loadScreen('searchResult').then(m => m.SeedgenSearchResult),
  },
});
