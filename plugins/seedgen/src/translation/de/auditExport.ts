import type { auditExportMessages } from '../en/auditExport';
import type { Translated } from './flatten';

export const auditExport: Translated<typeof auditExportMessages> = {
  auditExport: {
    label: 'Exportieren',
    csv: 'Als CSV exportieren',
    jsonl: 'Als JSONL exportieren',
    csvHint:
      'Eine Tabelle für die Tabellenkalkulation, mit allem, was diese Filter durchlassen',
    jsonlHint:
      'Ein JSON-Objekt je Zeile mit den Hashes der Kette, mit allem, was diese Filter durchlassen',
    forbidden: 'Exportieren erfordert die Berechtigung {{permission}}',
    running: 'Wird heruntergeladen … {{size}}',
    cancel: 'Anhalten',
    done: '{{name}} wurde gespeichert ({{size}})',
    failed: 'Der Export schlug fehl',
    incomplete:
      'Das Herunterladen endete nach {{size}}; nichts wurde gespeichert.',
  },
  auditMore: {
    runId: 'Lauf',
    digest: 'Digest',
    time: 'Zeiten in Ihrer Zone: {{zone}}',
    noMatch: 'Kein Eintrag passt',
    emptyText:
      'Alles, was hier angefordert, getan oder verweigert wird, wird aufgezeichnet und erscheint auf dieser Seite.',
    badMoment: 'Geben Sie Datum und Uhrzeit ein',
    order: '„Von“ muss vor „Bis“ liegen',
  },
};
