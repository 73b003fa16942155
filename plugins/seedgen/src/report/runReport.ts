import {
  formatUtc,
  type ManifestPreview,
  type RunDetails,
  type RunLog,
  type RunLogSource,
} from '@seedgen/backstage-plugin-seedgen-common';
import { between } from '../format';
import { runTitle, phaseName } from '../translation';
import { facts, failed, section, timed, type ReportWords } from './blocks';
import { Html, html, phasesOfRun, REPORT_STYLE } from './html';
import { proofSections } from './proofSections';

/** A part of a report that is read for it, or why it could not be. */
export type Read<T> = { value: T } | { failure: string };

/** What a report is made of. */
export interface ReportContent {
  run: RunDetails;
  manifests: Read<readonly ManifestPreview[]>;
  logs: ReadonlyArray<{ source: RunLogSource; log: Read<RunLog> }>;
  /** When it is made, by whom, and where. */
  at: string;
  by?: string;
  portal: string;
}

/**
 * A run as a page of its own, for an auditor: nothing is folded, shortened or relative, every moment has its date
 * and zone, and what could not be read is said. It needs no portal, runs nothing and loads nothing.
 */
export function runReport(content: ReportContent, words: ReportWords): string {
  const { run, by, at, portal } = content;
  const { t, language } = words;
  const title = `${runTitle(run, t)} · ${run.cluster}`;
  const page = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'"
      />
      <title>${title} · ${run.id}</title>
      <style>
        ${new Html(REPORT_STYLE)}
      </style>
    </head>
    <body>
      <h1>${title}</h1>
      <p class="subtle">
        ${t('report.made', {
          at: formatUtc(at),
          portal,
          revision: String(run.revision),
        })}${by && html` ${t('report.madeBy', { by })}`}
        ${t('report.times')}
      </p>
      ${requestSection(run, words)} ${problemSection(run, words)}
      ${phaseSection(run, words)} ${proofSections(run, words)}
      ${timelineSection(run, words)} ${manifestSection(content, words)}
      ${logSection(content, words)}
    </body>
  </html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

/**
 * The same of a run as its page is printed, at once and so without what has to be read for it: manifests and logs
 * are said to be missing, and where they are.
 */
export function printedRun(
  content: Omit<ReportContent, 'manifests' | 'logs'>,
  words: ReportWords,
): string {
  const { run, at, portal } = content;
  const { t, language } = words;
  const made = t('report.made', {
    at: formatUtc(at),
    portal,
    revision: String(run.revision),
  });
  return html`<style>
      ${new Html(REPORT_STYLE)}
    </style>
    <article lang="${language}">
      <h1>${runTitle(run, t)} · ${run.cluster}</h1>
      <p class="subtle">${made} ${t('report.times')}</p>
      ${requestSection(run, words)} ${problemSection(run, words)}
      ${phaseSection(run, words)} ${proofSections(run, words)}
      ${timelineSection(run, words)}
      <p>${t('report.printed', { button: t('report.button') })}</p>
    </article>`.markup;
}

function requestSection(run: RunDetails, words: ReportWords): Html {
  const { t, format } = words;
  const code = (text: string | undefined) =>
    text === undefined ? undefined : html`<code>${text}</code>`;
  return section(
    t('report.summary'),
    facts([
      [
        t('history.outcome'),
        html`<span class="state">${phaseName(t, run.phase)}</span>`,
      ],
      [t('report.status'), timed(run.statusText)],
      [t('run.cluster'), run.cluster],
      [t('run.id'), code(run.id)],
      [t('run.requestedBy'), code(run.requestedBy)],
      [t('run.requestedAt'), formatUtc(run.requestedAt)],
      [t('run.finishedAt'), run.finishedAt && formatUtc(run.finishedAt)],
      [
        t('run.took'),
        run.finishedAt &&
          format.duration(between(run.requestedAt, run.finishedAt)),
      ],
      [t('run.reason'), run.reason],
      [t('run.image'), code(run.seedImage)],
      [t('run.digest'), code(run.digest)],
      [
        t('run.size'),
        run.seed &&
          `${format.bytes(run.seed.sizeBytes)} (${run.seed.sizeBytes} B)`,
      ],
      [t('run.strategy'), code(run.strategy)],
      [t('run.device'), code(run.device)],
      [t('remedy.newRun'), code(run.followedBy)],
    ]),
  );
}

function problemSection(run: RunDetails, words: ReportWords): Html | undefined {
  const { t } = words;
  const { problem, diagnoses = [] } = run;
  if (!problem && diagnoses.length === 0) return undefined;
  return section(
    t('run.problemPast'),
    facts([
      [t('report.code'), problem && html`<code>${problem.code}</code>`],
      [t('report.text'), problem && timed(problem.message)],
      [t('preflight.remedy'), problem?.remedy],
    ]),
    ...diagnoses.map(
      ({ ruleId, cause, explanation, certainty, evidence }) => html`<h3>
          ${cause}
        </h3>
        <p>
          ${explanation}
          <span class="subtle"
            >(${t(`diagnosis.certainty.${certainty}`)},
            <code>${ruleId}</code>)</span
          >
        </p>
        <ul>
          ${evidence.map(
            each =>
              html`<li>
                ${each.at && `${formatUtc(each.at)}: `}<code>${each.text}</code>
              </li>`,
          )}
        </ul>`,
    ),
  );
}

function phaseSection(run: RunDetails, words: ReportWords): Html {
  const { t, format } = words;
  return section(
    t('report.phases'),
    html`<table>
      <thead>
        <tr>
          <th>${t('report.phase')}</th>
          <th>${t('report.from')}</th>
          <th>${t('report.until')}</th>
          <th>${t('run.took')}</th>
        </tr>
      </thead>
      <tbody>
        ${phasesOfRun(run).map(
          ({ phase, from, until }) =>
            html`<tr>
              <td>${phaseName(t, phase)}</td>
              <td class="fixed">${formatUtc(from)}</td>
              <td class="fixed">${until && formatUtc(until)}</td>
              <td>${until && format.duration(between(from, until))}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function timelineSection(run: RunDetails, words: ReportWords): Html {
  const { t } = words;
  return section(
    t('timeline.title'),
    html`<table>
      <thead>
        <tr>
          <th>#</th>
          <th>${t('audit.when')}</th>
          <th>${t('report.kind')}</th>
          <th>${t('report.text')}</th>
        </tr>
      </thead>
      <tbody>
        ${run.timeline.map(
          entry =>
            html`<tr>
              <td class="fixed">${entry.sequence}</td>
              <td class="fixed">${formatUtc(entry.at)}</td>
              <td class="kind">
                ${t(`timeline.type.${entry.type}`)}<br /><span class="subtle"
                  >${phaseName(t, entry.phase)}</span
                >
              </td>
              <td>
                ${entry.type === 'message'
                  ? entry.text
                  : timed(entry.text)}${entry.reasonCode &&
                html` <code>${entry.reasonCode}</code>`}${entry.source &&
                html`<br /><span class="subtle"
                    >${t(`timeline.readIn.${entry.source}`)}</span
                  >`}${entry.occurredAt &&
                html`<br /><span class="subtle"
                    >${t('timeline.occurredAt', {
                      moment: formatUtc(entry.occurredAt),
                    })}</span
                  >`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function manifestSection(content: ReportContent, words: ReportWords): Html {
  const { t } = words;
  const { manifests } = content;
  return section(
    t('manifests.title'),
    'failure' in manifests
      ? failed(manifests.failure, words)
      : html`<p>
            ${manifests.value.length > 0
              ? t('manifests.text')
              : t('manifests.empty')}
          </p>
          ${manifests.value.map(
            ({ name, yaml }) =>
              html`<h3>${name}</h3>
                <pre>${yaml}</pre>`,
          )}`,
  );
}

function logSection(content: ReportContent, words: ReportWords): Html {
  const { t } = words;
  return section(
    t('log.title'),
    html`<p>${t('log.text')} ${t('report.logEnd')}</p>`,
    ...content.logs.map(({ source, log }) => {
      const heading = html`<h3>${t(`log.source.${source}`)}</h3>`;
      if ('failure' in log) {
        return html`${heading}${failed(log.failure, words)}`;
      }
      const { text, keptAt } = log.value;
      return html`${heading}${keptAt &&
      html`<p class="subtle">${t('log.kept')}: ${formatUtc(keptAt)}</p>`}${text
        ? html`<pre>${text}</pre>`
        : html`<p>${t('log.empty')}</p>`}`;
    }),
  );
}
