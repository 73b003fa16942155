import {
  createTranslationMessages,
  type TranslationMessages,
} from '@backstage/frontend-plugin-api';
import { flatten } from './flatten';
import { seedgenTranslationRef } from '../ref';
import { auditExport } from './auditExport';
import { common } from './common';
import { diagnosis } from './diagnosis';
import { homeAndSearch } from './homeAndSearch';
import { fleet } from './fleet';
import { form } from './form';
import { images } from './images';
import { pages } from './pages';
import { phases } from './phases';
import { preflight } from './preflight';
import { remedies } from './remedies';
import { report } from './report';
import { run } from './run';
import { status } from './status';
import { storage } from './storage';
import { timescale } from './timescale';

/** Everything the plugin says, in German. Loaded when somebody reads German. */
const german: TranslationMessages<'seedgen'> = createTranslationMessages({
  ref: seedgenTranslationRef,
  messages: flatten({
    ...auditExport,
    ...common,
    ...diagnosis,
    ...homeAndSearch,
    ...fleet,
    ...form,
    ...images,
    ...pages,
    ...phases,
    ...preflight,
    ...remedies,
    ...report,
    ...run,
    ...status,
    ...storage,
    ...timescale,
  }),
});

export default german;
