import {
  isTerminalPhase,
  type RunDetails,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** HTML that was made here, and not text that somebody else wrote. */
export class Html {
  constructor(readonly markup: string) {}
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as HTML shows it. What a terminal would act on, or what hides or reorders the text around it, is written
 * out: a report is evidence of what came.
 */
export function escapeHtml(text: string): string {
  let escaped = '';
  for (const character of text) {
    escaped +=
      ESCAPED[character] ??
      (isInvisible(character.codePointAt(0)!)
        ? `\\u{${character.codePointAt(0)!.toString(16)}}`
        : character);
  }
  return escaped;
}

function isInvisible(code: number): boolean {
  const within = (from: number, to: number) => code >= from && code <= to;
  return (
    (within(0, 0x1f) && code !== 0x0a && code !== 0x09) ||
    within(0x7f, 0x9f) ||
    code === 0xad ||
    code === 0x61c ||
    within(0x200b, 0x200f) ||
    within(0x2028, 0x202e) ||
    within(0x2060, 0x206f) ||
    code === 0xfeff ||
    within(0xe0000, 0xe007f)
  );
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** A template of HTML; whatever is no {@link Html} is escaped, and nothing is what is undefined or false. */
export function html(
  strings: TemplateStringsArray,
  ...parts: readonly Part[]
): Html {
  return new Html(
    strings.reduce((all, text, index) => all + write(parts[index - 1]) + text),
  );
}

function write(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (Array.isArray(part)) return part.map(write).join('');
  return escapeHtml(String(part));
}

/** How a report looks, on the screen and on paper. Signs are words, so that it can be printed without colours. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { font: 10pt/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 17pt; margin: 0 0 .25rem; }
h2 { font-size: 12.5pt; margin: 1.75rem 0 .5rem; border-bottom: 1px solid #888; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 1rem 0 .25rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
thead { display: table-header-group; }
th { font-weight: 600; }
tr { break-inside: avoid; }
.facts th { width: 11rem; }
.fixed { white-space: nowrap; font-variant-numeric: tabular-nums; }
code, pre { font: 8.5pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; border: 1px solid #bbb; padding: .5rem; margin: .25rem 0; }
.kind { min-width: 6.5rem; overflow-wrap: normal; }
.subtle { color: #444; }
.state { font-weight: 700; }
@page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print { body { margin: 0; padding: 0; max-width: none; } }
`;

/** The phases that a run was in, with when each began and ended. */
export function phasesOfRun(
  run: Pick<RunDetails, 'timeline' | 'requestedAt' | 'finishedAt'>,
): Array<{ phase: RunPhase; from: string; until?: string }> {
  const entered = run.timeline
    .filter(({ type }) => type === 'phase')
    .map(({ phase, at }) => ({ phase, from: at }));
  return entered
    .map((each, index) => ({
      ...each,
      until: entered[index + 1]?.from ?? run.finishedAt,
    }))
    .filter(({ phase }) => !isTerminalPhase(phase));
}
