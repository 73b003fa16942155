export { seedgenTranslationRef } from './ref';
export { formatsOf, useTranslation, type Translate } from './useTranslation';
export { obstacleName } from './names';
export { kindName, phaseName, phaseText, runTitle } from './names';
