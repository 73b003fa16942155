import {
  REMEDIES,
  type Remedy,
  type RemedyCall,
  LIFECYCLE_AGENT_NAMESPACE,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Subject } from './types';

const PLAIN = /^[\w.:/@%+,=-]+$/;

/** A word for a POSIX shell that stays one word, whatever is in it. */
export function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** A command on the node; while its name is unknown, on the only node there is. */
export function onNode({ node }: Subject, line: string): string {
  const target = node ? quoted(`node/${node}`) : '"$(oc get nodes -o name)"';
  return `oc debug ${target} -- chroot /host ${line}`;
}

/** Something to run in a terminal. */
export function command(title: string, text: string, line: string): Remedy {
  return { title, kind: 'command', text, command: line };
}

/** Something that a person decides or does elsewhere. */
export function person(title: string, text: string): Remedy {
  return { title, kind: 'person', text };
}

/** Something that the portal does when it is asked, with what is said of it where it is asked for. */
export function portal(call: RemedyCall, text: string): Remedy {
  return { title: REMEDIES[call.action].title, kind: 'portal', text, call };
}

/** Ends what is left of a run and begins one with the same request; without a run, in words alone. */
export function beginAnew({ runId }: Subject): Remedy[] {
  return runId === undefined
    ? []
    : [
        portal(
          { action: 'recreate-seed-generator', runId },
          'What is left of the run is removed first, and Lifecycle Agent restarted where it did not end by itself. Refused while the imager runs.',
        ),
      ];
}

/** Secret `seedgen` from the configured credentials, for the registry of the run's image. */
export function replaceSecret({ runId }: Subject, text: string): Remedy[] {
  return runId === undefined
    ? []
    : [portal({ action: 'replace-seed-secret', runId }, text)];
}

/** Lifecycle Agent's restart, by the portal. */
export function restartByPortal({ runId }: Subject): Remedy {
  return portal(
    { action: 'restart-lifecycle-agent', ...(runId && { runId }) },
    'The portal looks first whether it would start again, and refuses where it would not.',
  );
}

/** The last step of nearly every remedy. */
export const newRun: Remedy = {
  title: 'Ask for a new run',
  kind: 'portal',
  text: 'A failed SeedGenerator never retries. A new run checks everything again and makes a new one.',
};

/** Lifecycle Agent's own log. */
export const readAgentLog = command(
  "Read Lifecycle Agent's log",
  'It names the object or the error that the SeedGenerator does not.',
  `oc logs -n ${LIFECYCLE_AGENT_NAMESPACE} -l app.kubernetes.io/component=lifecycle-agent -c manager --tail=200`,
);

/** Starts Lifecycle Agent's pod anew; its Deployment makes another one. */
export const restartAgent = command(
  "Restart Lifecycle Agent's pod",
  'Its Deployment starts a new one within a minute.',
  `oc delete pod -n ${LIFECYCLE_AGENT_NAMESPACE} -l app.kubernetes.io/component=lifecycle-agent`,
);

/** The imager's own log, which outlives it on the node. */
export function readImagerLogOnNode(subject: Subject): Remedy {
  return command(
    "Read the imager's log on the node",
    'The container is kept after its end; its last lines name the cause.',
    onNode(subject, 'podman logs --tail 100 lca_image_builder'),
  );
}
