import {
  command,
  newRun,
  onNode,
  person,
  readAgentLog,
  restartAgent,
  restartByPortal,
} from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

const CANNOT =
  /Missing stored file \/var\/lib\/lca\/ibu-seedgen-orch\/seedgen-cr\.json/;

/** LCA main/main.go, initSeedGen. */
export const generatorNotRestored: Rule = {
  id: 'generator-not-restored',
  cause: 'Lifecycle Agent cannot restore the SeedGenerator',
  explanation:
    'When it starts after the outage, Lifecycle Agent restores Secret and SeedGenerator from files on the node. If it was restarted at the wrong moment it finds the Secret’s file alone, and ends with an error each time it starts.',
  match: symptoms =>
    matchOf(find(symptoms, { said: CANNOT }), 'certain') ??
    matchOf(
      find(symptoms, { codes: ['SeedGeneratorNotRestored'] }),
      'possible',
    ),
  remedies: subject => [
    readAgentLog,
    command(
      'See which files it has',
      'A file of the Secret without seedgen-cr.json beside it is the case.',
      onNode(subject, 'ls -l /var/lib/lca/ibu-seedgen-orch'),
    ),
    person(
      'Remove the files once the image is settled',
      'Keep a copy of the folder /var/lib/lca/ibu-seedgen-orch, then remove it on the node; Lifecycle Agent starts then.',
    ),
    restartByPortal(subject),
    restartAgent,
    newRun,
  ],
};
