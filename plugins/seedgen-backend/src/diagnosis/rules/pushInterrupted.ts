import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Broken pipe, EOF, reset, 499, and handshakes that time out. */
export const pushInterrupted: Rule = {
  id: 'push-interrupted',
  cause: 'The push was cut on its way',
  explanation:
    'The connection was made and then ended by somebody else, or did not get on: a time limit or a buffer of a proxy, a load balancer that restarts, or packets of full size that do not come through.',
  match: bySigns(
    { codes: ['PushInterrupted', 'RegistryTlsTimeout'] },
    'likely',
  ),
  remedies: subject => [
    person(
      'Look for limits of time and size',
      'In the registry and each proxy before it: proxy_read_timeout, proxy_send_timeout and proxy_request_buffering in nginx, idle time-outs of load balancers. A layer of 10 GB needs minutes.',
    ),
    command(
      'See whether packets of full size come through',
      'No answer to it, while a small one is answered, means that the MTU on the way is smaller.',
      onNode(
        subject,
        `ping -c 3 -M do -s 1472 ${quoted(
          (subject.registry ?? 'REGISTRY').replace(/:\d+$/, ''),
        )}`,
      ),
    ),
    newRun,
  ],
};
