import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { Statement } from '../../diagnosis';
import { safeText } from '../../text';
import type { Diagnosed, DiagnosedFacts } from '../engine/definition';

/** What everybody said about a run, in the order of how near they were to the cause. */
export function statementsOf(
  details: RunDetails,
  facts: DiagnosedFacts,
  diagnosed: Diagnosed,
): Statement[] {
  return [
    ...imagerStatements(facts),
    ...controllerStatements(details, diagnosed),
    ...poolStatements(facts),
    ...proofStatements(details),
    ...checkStatements(details),
    ...problemStatements(details),
  ];
}

function imagerStatements({ imagerLog }: DiagnosedFacts): Statement[] {
  return imagerLog?.summary
    ? [{ source: 'imager-log', text: imagerLog.summary, code: imagerLog.code }]
    : [];
}

function controllerStatements(
  { timeline }: RunDetails,
  { source: quoted, codeOf }: Diagnosed,
): Statement[] {
  return timeline
    .filter(
      ({ type, source }) =>
        type === 'message' ||
        type === 'waiting' ||
        (type === 'milestone' && source === 'lifecycle-agent'),
    )
    .map(({ text, at }) => ({
      source: quoted,
      text,
      at,
      code: codeOf?.(text),
    }));
}

function poolStatements({ pool, node }: DiagnosedFacts): Statement[] {
  const degraded = (pool?.conditions ?? []).filter(
    ({ type, status, message }) =>
      /Degraded$/.test(type) && status === 'True' && message !== '',
  );
  const texts = degraded.map(({ message }) => message);
  if (node?.daemonReason) texts.push(node.daemonReason);
  return texts.map(text => ({
    source: 'machine-config',
    text: safeText(text),
  }));
}

function proofStatements({ verification }: RunDetails): Statement[] {
  return (verification?.proofs ?? [])
    .filter(({ status }) => status === 'fail')
    .map(({ id, title, found, wanted }) => ({
      source: 'registry',
      text: safeText(
        `${title}: found ${found ?? 'nothing'}, wanted ${wanted ?? 'another'}`,
      ),
      at: verification?.at,
      code: id,
    }));
}

// A check that only warns did not end the run.
function checkStatements({ preflight }: RunDetails): Statement[] {
  return (preflight?.checks ?? [])
    .filter(
      ({ status, severity }) => status === 'fail' && severity === 'blocks',
    )
    .map(({ title, message, reasonCode }) => ({
      source: 'preflight',
      text: safeText(`${title}: ${message}`),
      at: preflight?.finishedAt,
      code: reasonCode,
    }));
}

function problemStatements({ problem, phaseSince }: RunDetails): Statement[] {
  return problem
    ? [
        {
          source: 'run',
          text: safeText(problem.message),
          at: phaseSince,
          code: problem.code,
        },
      ]
    : [];
}
