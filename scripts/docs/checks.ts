import { CHECKS } from '../../plugins/seedgen-backend/src/preflight/checks';
import { severityFor } from '../../plugins/seedgen-backend/src/preflight/check';
import { code, table } from './markdown';

/** The checks of a preflight, in the order in which they are shown. */
export function checksPage(): string {
  const rows = CHECKS.map(check => [
    check.title,
    code(check.id),
    ...(['generate', 'partition'] as const).map(kind =>
      check.kinds.includes(kind) ? severityFor(check, kind) : '–',
    ),
  ]);
  return `# Checks

What is looked at before a run. A check that _blocks_ ends the run before anything is touched, when it fails and when it could not
be carried out; one that _warns_ is shown and lets the run go on. Modules add checks of their own, see
[Extending](../extending.md).

${table(
  ['check', 'id', 'before a seed image', 'before storage is prepared'],
  rows,
)}
`;
}
