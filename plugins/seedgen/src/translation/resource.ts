import {
  createTranslationResource,
  type TranslationResource,
} from '@backstage/frontend-plugin-api';
import { seedgenTranslationRef } from './ref';

/** The languages beside English that the plugin brings: German. A portal adds them as a resource. @public */
export const seedgenTranslations: TranslationResource<'seedgen'> =
  createTranslationResource({
    ref: seedgenTranslationRef,
    translations: { de: () => import('./de') },
  });
