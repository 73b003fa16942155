import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { auditExportMessages } from './messages/auditExport';
import { commonMessages } from './messages/common';
import { diagnosisMessages } from './messages/diagnosis';
import { formMessages } from './messages/form';
import { elsewhereMessages } from './messages/elsewhere';
import { fleetMessages } from './messages/fleet';
import { imageMessages } from './messages/images';
import { pageMessages } from './messages/pages';
import { phaseMessages } from './messages/phases';
import { preflightMessages } from './messages/preflight';
import { remedyMessages } from './messages/remedies';
import { reportMessages } from './messages/report';
import { runMessages } from './messages/run';
import { statusMessages } from './messages/status';
import { storageMessages } from './messages/storage';
import { timescaleMessages } from './messages/timescale';

/** Everything the plugin says, in English; a portal may add other languages. @public */
export const seedgenTranslationRef = createTranslationRef({
  id: 'seedgen',
  messages: {
    ...auditExportMessages,
    ...commonMessages,
    ...diagnosisMessages,
    ...formMessages,
    ...elsewhereMessages,
    ...fleetMessages,
    ...imageMessages,
    ...pageMessages,
    ...phaseMessages,
    ...preflightMessages,
    ...remedyMessages,
    ...reportMessages,
    ...runMessages,
    ...statusMessages,
    ...storageMessages,
    ...timescaleMessages,
  },
});
