import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KINDS } from '../../plugins/seedgen-backend/src/runs/kinds';
import { settingsWithDefaults } from './defaults';
import { code, table } from './markdown';

const root = resolve(__dirname, '../..');
const FOLDERS = [
  'plugins/seedgen-backend',
  'plugins/search-backend-module-seedgen',
];

/** READMEs with the tables of settings between their marks as the code has them, by file. */
export function readmesWithSettings(): Record<string, string> {
  return Object.fromEntries(
    FOLDERS.map(folder => {
      const file = `${folder}/README.md`;
      const text = readFileSync(join(root, file), 'utf8');
      const withTable = between(
        text,
        'settings',
        settingsTable(`${folder}/config.d.ts`),
      );
      return [
        file,
        existsSync(join(root, folder, 'src/runs/kinds'))
          ? between(withTable, 'phases', phasesTable())
          : withTable,
      ];
    }),
  );
}

function settingsTable(file: string): string {
  return table(
    ['setting', 'meaning', 'default'],
    settingsWithDefaults(file).map(({ name, meaning, standard }) => [
      code(name),
      meaning,
      standard,
    ]),
  );
}

/** The limits of every kind, a line for each phase. */
function phasesTable(): string {
  const limits = KINDS.all.flatMap(({ kind, phases, phaseLimits }) =>
    phases.flatMap(phase => {
      const limit = phaseLimits[phase];
      return limit === undefined
        ? []
        : [[code(`seedgen.limits.${kind}.${phase}`), inMinutes(limit)]];
    }),
  );
  return table(['limit', 'default'], limits);
}

function inMinutes(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (!Number.isInteger(minutes)) return `${milliseconds / 1000} s`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** A text with something else between two marks. */
function between(text: string, mark: string, content: string): string {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`There are no marks '${begin}'`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(
    to,
  )}`;
}
