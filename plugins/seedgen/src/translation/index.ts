export { seedgenTranslationRef } from './ref';
export { formatsOf, useTranslation, type Translate } from './useTranslation';
export { obstacleName } from './obstacleName';
export { kindName, phaseName, phaseText, runTitle } from './runNames';
