export { seedgenTranslationRef } from './ref';
export { formatsOf, useTranslation, type Translate } from './useTranslation';
export { runTitle } from './runTitle';
