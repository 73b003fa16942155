import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { commonMessages } from './messages/common';
import { diagnosisMessages } from './messages/diagnosis';
import { formMessages } from './messages/form';
import { pageMessages } from './messages/pages';
import { phaseMessages } from './messages/phases';
import { preflightMessages } from './messages/preflight';
import { remedyMessages } from './messages/remedies';
import { runMessages } from './messages/run';
import { statusMessages } from './messages/status';
import { storageMessages } from './messages/storage';
import { timescaleMessages } from './messages/timescale';

/** Everything the plugin says, in English; a portal may add other languages. @public */
export const seedgenTranslationRef = createTranslationRef({
  id: 'seedgen',
  messages: {
    ...commonMessages,
    ...diagnosisMessages,
    ...formMessages,
    ...pageMessages,
    ...phaseMessages,
    ...preflightMessages,
    ...remedyMessages,
    ...runMessages,
    ...statusMessages,
    ...storageMessages,
    ...timescaleMessages,
  },
});
