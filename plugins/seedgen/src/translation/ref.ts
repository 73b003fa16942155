import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { auditExportMessages } from './en/auditExport';
import { commonMessages } from './en/common';
import { diagnosisMessages } from './en/diagnosis';
import { fleetMessages } from './en/fleet';
import { formMessages } from './en/form';
import { homeAndSearchMessages } from './en/homeAndSearch';
import { imageMessages } from './en/images';
import { pageMessages } from './en/pages';
import { phaseMessages } from './en/phases';
import { preflightMessages } from './en/preflight';
import { remedyMessages } from './en/remedies';
import { reportMessages } from './en/report';
import { runMessages } from './en/run';
import { statusMessages } from './en/status';
import { storageMessages } from './en/storage';
import { timescaleMessages } from './en/timescale';

/** Everything the plugin says, in English; a portal may add other languages. @public */
export const seedgenTranslationRef = createTranslationRef({
  id: 'seedgen',
  messages: {
    ...auditExportMessages,
    ...commonMessages,
    ...diagnosisMessages,
    ...formMessages,
    ...homeAndSearchMessages,
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
