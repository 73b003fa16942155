import { person, quoted } from '../commands';
import { find, matchOf } from '../match';
import { minorOf } from '../release';
import type { Rule } from '../types';

/** LCA commit 1c1713e9b; not in 4.21 and older. */
const FIXED_IN_MINOR = 22;
const CODES = ['SlowReturn', 'ClusterNotBack', 'LostContact'];

/** CRI-O asks for the network of each pod that no longer exists. */
export const orphanSandboxes: Rule = {
  id: 'orphan-sandboxes',
  cause: 'CRI-O spends a minute on each sandbox that was left over',
  explanation:
    'Lifecycle Agent of 4.21 and older stops the containers and leaves their sandboxes. When CRI-O starts again it tries to restore each of them and gives up after 60 seconds; 48 minutes and more were seen until the API was back.',
  match: symptoms => {
    const { subject, run } = symptoms;
    const minor = minorOf(subject.version);
    if (run.kind !== 'generate') return undefined;
    if (minor !== undefined && minor >= FIXED_IN_MINOR) return undefined;
    return matchOf(
      find(symptoms, { codes: CODES }),
      minor !== undefined && run.imageProven ? 'likely' : 'possible',
    );
  },
  remedies: ({ node }) => [
    person(
      'Wait',
      'The cluster comes back by itself; an hour is not unusual. The image does not depend on it.',
    ),
    {
      title: 'Watch it on the node',
      kind: 'command',
      text: 'By SSH as user core, or on the console; the API cannot be asked.',
      command: `ssh ${quoted(
        `core@${node ?? 'NODE'}`,
      )} sudo journalctl -u crio -u kubelet -n 50 --no-pager`,
    },
    person(
      'Upgrade Lifecycle Agent before the next seed',
      '4.22 and later remove the sandboxes.',
    ),
  ],
};
