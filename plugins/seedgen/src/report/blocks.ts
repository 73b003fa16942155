import { formatUtc } from '@seedgen/backstage-plugin-seedgen-common';
import { splitMoments, type Formats } from '../format';
import type { Translate } from '../translation';
import { html, type Html } from './html';

/** How a report says things. */
export interface ReportWords {
  t: Translate;
  format: Pick<Formats, 'duration' | 'bytes'>;
  /** Code of the language that it is in. */
  language: string;
}

/** A section with a heading. */
export function section(title: string, ...content: Html[]): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

/** A table of names and values; what has no value is left out. */
export function facts(
  rows: ReadonlyArray<readonly [string, Html | string | undefined]>,
): Html {
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  return html`<table class="facts">
    <tbody>
      ${shown.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Says that a part could not be read, in its place. */
export function failed(message: string, words: ReportWords): Html {
  return html`<p><strong>${words.t('report.failed', { message })}</strong></p>`;
}

/** A text of the backend, with the moments in it in the one format and zone of a report. */
export function timed(text: string): string {
  return splitMoments(text)
    .map(part => (typeof part === 'string' ? part : formatUtc(part.at)))
    .join('');
}
