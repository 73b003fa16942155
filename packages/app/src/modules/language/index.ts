import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { seedgenTranslations } from '@seedgen/backstage-plugin-seedgen';

/** German, for those who choose it in the settings. */
export const languageModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'seedgen',
      params: { resource: seedgenTranslations },
    }),
  ],
});
