import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { auditExportMessages } from './messages/auditExport';
import { commonMessages } from './messages/common';
import { diagnosisMessages } from './messages/diagnosis';
import { elsewhereMessages } from './messages/elsewhere';
import { fleetMessages } from './messages/fleet';
import { imageMessages } from './messages/images';
import { pageMessages } from './messages/pages';
import { phaseMessages } from './messages/phases';
import { preflightMessages } from './messages/preflight';
import { runMessages } from './messages/run';
import { statusMessages } from './messages/status';
import { storageMessages } from './messages/storage';

/** Everything the plugin says, in English; a portal may add other languages. @public */
export const seedgenTranslationRef = createTranslationRef({
  id: 'seedgen',
  messages: {
    ...auditExportMessages,
    ...commonMessages,
    ...diagnosisMessages,
    ...elsewhereMessages,
    ...fleetMessages,
    ...imageMessages,
    ...pageMessages,
    ...phaseMessages,
    ...preflightMessages,
    ...runMessages,
    ...statusMessages,
    ...storageMessages,
  },
});
