import { readImagerLog } from '../../runs/kinds/generate/reasons/imagerLog';
import { codeOfFailure } from '../../runs/lifecycleAgent/failures';
import type { Statement, Symptoms } from '../types';

/** Lifecycle Agent's words, recognised as a run recognises them. */
export function agent(text: string): Statement {
  return { source: 'lifecycle-agent', text, code: codeOfFailure(text) };
}

/** A line of the imager's log, recognised as a run recognises it. */
export function imager(line: string): Statement {
  const { summary, cause } = readImagerLog(line);
  return { source: 'imager-log', text: summary, code: cause?.code };
}

/** The Machine Config Operator's words. */
export function machineConfig(text: string): Statement {
  return { source: 'machine-config', text };
}

/** What a check found. */
export function check(code: string, text = 'as found'): Statement {
  return { source: 'preflight', text, code };
}

/** What the run itself found. */
export function problem(code: string, text = 'as it ended'): Statement {
  return { source: 'run', text, code };
}

/** Symptoms of a run on a 4.18 cluster that failed while its image was made. */
export function symptoms(
  statements: Statement[],
  over: Partial<Omit<Symptoms, 'run'>> & {
    run?: Partial<Symptoms['run']>;
  } = {},
): Symptoms {
  return {
    passedChecks: [],
    statements,
    ...over,
    subject: {
      cluster: 'sno1',
      node: 'ocp-sno1',
      version: '4.18.27',
      image: 'infra.5g-deployment.lab:8443/ocp-sno1/seed:4.18.27-x86_64',
      registry: 'infra.5g-deployment.lab:8443',
      ...over.subject,
    },
    run: {
      kind: 'generate',
      phase: 'Failed',
      reached: 'Imaging',
      ageMs: 10 * 60_000,
      imageProven: false,
      ...over.run,
    },
  };
}
