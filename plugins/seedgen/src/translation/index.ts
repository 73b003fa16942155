export { seedgenTranslationRef } from './ref';
export { useTranslation, type Translate } from './useTranslation';
export { runTitle } from './runTitle';
