import { command, newRun } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** LCA, internal/healthcheck: repeated every 20 s, without a limit. */
export const clusterNotHealthy: Rule = {
  id: 'cluster-not-healthy',
  cause: 'Lifecycle Agent waits for a healthy cluster',
  explanation:
    'Before it begins, Lifecycle Agent checks operators, pools, node, ClusterServiceVersions and certificate requests every 20 seconds, and waits for them without a limit. Nothing was changed on the cluster yet.',
  match: symptoms => {
    const waits = find(symptoms, {
      said: /Waiting for system to stabilize: |one or more health checks failed/,
    });
    const known = find(symptoms, { codes: ['ClusterNotHealthy'] });
    return known.length > 0
      ? matchOf([...waits.slice(-1), ...known], 'certain')
      : undefined;
  },
  remedies: () => [
    command(
      'See what is not ready',
      'Every operator Available and neither Progressing nor Degraded, the pool ready, every ClusterServiceVersion Succeeded, no request Pending.',
      'oc get clusteroperators,machineconfigpools,nodes\noc get csv -A\noc get csr',
    ),
    command(
      'Approve pending certificate requests, if these are in the way',
      'Look at them first.',
      `oc get csr -o go-template='{{range .items}}{{if not .status}}{{.metadata.name}}{{"\\n"}}{{end}}{{end}}' | xargs -r oc adm certificate approve`,
    ),
    newRun,
  ],
};
