import type { phaseMessages } from '../en/phases';
import type { Translated } from './flatten';

export const phases: Translated<typeof phaseMessages> = {
  phase: {
    Checking: 'Prüfen',
    Confirming: 'Bestätigen',
    Preflight: 'Vorprüfung',
    Requesting: 'Anforderung',
    Stabilizing: 'Stabilisierung',
    Preparing: 'Vorbereitung',
    Imaging: 'Image-Erstellung',
    Published: 'Veröffentlicht',
    Recovering: 'Rückkehr',
    Finalizing: 'Abschluss',
    Verifying: 'Nachweis',
    Cleaning: 'Aufräumen',
    Applying: 'Anwenden',
    Rendering: 'Zusammenstellen',
    Updating: 'Aktualisieren',
    Rebooting: 'Neustart',
    Reverting: 'Zurücknehmen',
    Succeeded: 'Gelungen',
    Unconfirmed: 'Unbestätigt',
    Failed: 'Fehlgeschlagen',
    Abandoned: 'Aufgegeben',
  },
  phaseText: {
    Checking: 'Zuerst wird nachgesehen, ob es ohne Schaden geht',
    Confirming: 'Der Cluster wird verfolgt, bis er zeigt, dass es half',
    Preflight:
      'Alle Voraussetzungen werden geprüft, bevor etwas angerührt wird',
    Requesting: 'Secret und SeedGenerator werden auf dem Cluster angelegt',
    Stabilizing: 'Lifecycle Agent wartet, bis der Cluster gesund ist',
    Preparing:
      'Lifecycle Agent bereitet den Knoten vor und räumt den Cluster leer',
    Imaging:
      'Das Image wird erstellt und hochgeladen; die API des Clusters ist solange aus',
    Published: 'Das Image ist in der Registry; der Cluster kehrt noch zurück',
    Recovering: 'Der Cluster kommt zurück',
    Finalizing: 'Lifecycle Agent schließt seine Arbeit ab',
    Verifying: 'Was entstanden ist, wird mit dem Verlangten verglichen',
    Cleaning: 'Zugangsdaten werden vom Cluster entfernt',
    Applying: 'Die MachineConfig wird angewendet',
    Rendering: 'Die neue Konfiguration des Pools wird zusammengestellt',
    Updating: 'Der Knoten übernimmt die neue Konfiguration',
    Rebooting: 'Der Knoten startet neu; seine API ist solange aus',
    Reverting: 'Die MachineConfig wurde abgelehnt und wird zurückgenommen',
    Succeeded: 'Fertig und nachgewiesen',
    Unconfirmed:
      'Das Image ist nachgewiesen; der Cluster hat den Abschluss nie gemeldet',
    Failed: 'Es endete ohne das gewünschte Ergebnis',
    Abandoned: 'Niemand verfolgt es mehr; der Cluster macht von selbst weiter',
  },
  step: {
    unproven:
      'Weder ist das Image nachgewiesen noch bekannt, wie die Erzeugung endete',
    done: 'erledigt',
    current: 'läuft',
    skipped: 'nicht gesehen',
    pending: 'steht noch aus',
    failed: 'hier fehlgeschlagen',
    stopped: 'bis hierher verfolgt',
    unconfirmed: 'unbestätigt',
    label: 'Phasen des Laufs',
    position: 'Phase {{number}} von {{total}}',
  },
};
