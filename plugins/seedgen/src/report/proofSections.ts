import {
  formatUtc,
  type CheckResult,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { facts, section, timed, type ReportWords } from './blocks';
import { html, type Html } from './html';

/** What was checked before a run, and what was proven of its image after it: every check, passed ones too. */
export function proofSections(run: RunDetails, words: ReportWords): Html[] {
  return [
    preflightSection(run, words),
    verificationSection(run, words),
  ].flatMap(each => each ?? []);
}

function preflightSection(
  run: RunDetails,
  words: ReportWords,
): Html | undefined {
  const { t } = words;
  const { preflight } = run;
  if (!preflight) return undefined;
  return section(
    t('preflight.title'),
    facts([
      [t('history.outcome'), t(`preflight.${preflight.verdict ?? 'running'}`)],
      [t('report.from'), formatUtc(preflight.startedAt)],
      [
        t('report.until'),
        preflight.finishedAt && formatUtc(preflight.finishedAt),
      ],
      [t('run.image'), preflight.seedImage],
    ]),
    html`<table>
      <thead>
        <tr>
          <th>${t('report.check')}</th>
          <th>${t('history.outcome')}</th>
          <th>${t('report.text')}</th>
        </tr>
      </thead>
      <tbody>
        ${preflight.checks.map(check => checkRow(check, words))}
      </tbody>
    </table>`,
  );
}

function checkRow(check: CheckResult, words: ReportWords): Html {
  const { t } = words;
  const more: Array<[string, string | undefined]> = [
    [t('preflight.lookedAt'), check.lookedAt],
    [t('preflight.found'), check.found],
    [t('preflight.wanted'), check.wanted],
    [t('preflight.remedy'), check.status === 'pass' ? undefined : check.remedy],
  ];
  return html`<tr>
    <td>${check.title}<br /><code>${check.id}</code></td>
    <td class="kind">
      ${t(`report.status_${check.status}`)}${check.severity === 'blocks' &&
      html`<br /><span class="subtle">${t('preflight.blocks')}</span>`}
    </td>
    <td>
      ${timed(check.message)}${check.reasonCode &&
      html` <code>${check.reasonCode}</code>`}${more
        .filter(([, value]) => value)
        .map(
          ([name, value]) =>
            html`<br /><span class="subtle">${name}: ${timed(value!)}</span>`,
        )}
    </td>
  </tr>`;
}

function verificationSection(
  run: RunDetails,
  words: ReportWords,
): Html | undefined {
  const { t, format } = words;
  const { verification } = run;
  if (!verification) return undefined;
  const { details } = verification;
  return section(
    t('verification.title'),
    facts([
      [t('history.outcome'), t(`verification.${verification.verdict}`)],
      [t('audit.when'), formatUtc(verification.at)],
      [t('run.image'), html`<code>${verification.image}</code>`],
      [t('run.digest'), details && html`<code>${details.digest}</code>`],
      [t('report.mediaType'), details?.mediaType],
      [
        t('run.size'),
        details &&
          `${format.bytes(details.sizeBytes)} (${details.sizeBytes} B)`,
      ],
      [t('report.created'), details?.created && formatUtc(details.created)],
    ]),
    html`<table>
      <thead>
        <tr>
          <th>${t('report.check')}</th>
          <th>${t('history.outcome')}</th>
          <th>${t('preflight.found')}</th>
          <th>${t('preflight.wanted')}</th>
        </tr>
      </thead>
      <tbody>
        ${verification.proofs.map(
          ({ id, title, status, found, wanted }) =>
            html`<tr>
              <td>${title}<br /><code>${id}</code></td>
              <td>${t(`verification.proof.${status}`)}</td>
              <td><code>${timed(found ?? '')}</code></td>
              <td><code>${timed(wanted ?? '')}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
