import { inOrder } from '../../text';
import {
  command,
  newRun,
  onNode,
  person,
  quoted,
  readImagerLogOnNode,
} from '../commands';
import { bySigns, find, matchOf } from '../match';
import type { Rule } from '../types';

/** MCO counts a node that takes no pods as not ready, and Lifecycle Agent waits for the pool. */
export const nodeCordoned: Rule = {
  id: 'node-cordoned',
  cause: 'The node is cordoned',
  explanation:
    'No pod is started on a cordoned node, Lifecycle Agent’s neither, and the Machine Config Operator does not count it as ready, so that its pool is never ready. Waiting does not help.',
  match: bySigns({
    codes: ['NodeCordoned', 'NodeNotCounted'],
    said: /cordoned/,
  }),
  remedies: ({ node }) => [
    command(
      'Uncordon the node',
      'Ask first whoever cordoned it; a node that a debug or a drain has left so may be uncordoned.',
      `oc adm uncordon ${node ? quoted(node) : '$(oc get nodes -o name)'}`,
    ),
    newRun,
  ],
};

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

/** Where podman keeps the layers of what it builds. */
const NAMED = /\/var\/lib\/containers|storage\/overlay/;

/** The image is built beside what it is built from. */
export const containerStorageFull: Rule = {
  id: 'container-storage-full',
  cause: '/var/lib/containers has too little space',
  explanation:
    'The imager builds the image as one layer of many gigabytes, which lies on /var/lib/containers beside the images in use until it is pushed.',
  match: symptoms => {
    const full = find(symptoms, { codes: ['NodeDiskFull'] });
    const certain = [
      ...full.filter(({ text }) => NAMED.test(text)),
      ...find(symptoms, {
        codes: ['ContainersTooSmall', 'ContainersNearlyFull'],
      }),
      ...find(symptoms, {
        said: /insufficient space in \/var\/lib\/containers/,
      }),
    ];
    return matchOf(certain, 'certain') ?? matchOf(full, 'likely');
  },
  remedies: subject => [
    command(
      'See how full it is',
      'A seed needs room for itself, 15 to 20 GB as a rule, and for its parts while it is built.',
      [
        onNode(subject, 'df -h /var/lib/containers'),
        onNode(subject, 'podman system df'),
      ].join('\n'),
    ),
    command(
      'Remove images that no container uses',
      'On the node; oc adm prune images only cleans the internal registry.',
      onNode(subject, 'crictl rmi --prune'),
    ),
    {
      title: 'Give it a larger volume',
      kind: 'portal',
      text: 'On the boot disk that takes a new installation; a second disk can be added. See the storage plan of this cluster.',
    },
    newRun,
  ],
};

/** lca-cli: its BackupDir is /var/tmp/backup. */
export const rootFilesystemFull: Rule = {
  id: 'root-filesystem-full',
  cause: 'The root filesystem has too little space',
  explanation:
    'The imager packs /var, /etc and the operating system into /var/tmp/backup before it builds the image from them. That is on the root filesystem, whatever room /var/lib/containers has.',
  match: bySigns({ codes: ['NodeRootFull', 'RootTooSmall'] }),
  remedies: subject => [
    command(
      'See how full it is, and of what',
      'The largest folders come last. What an earlier generation left in /var/tmp/backup is not needed any more.',
      [
        onNode(subject, 'df -h /var/tmp'),
        onNode(
          subject,
          "sh -c 'du -xh --max-depth=3 /var 2>/dev/null | sort -h | tail -n 20'",
        ),
      ].join('\n'),
    ),
    command(
      'Shorten the journal',
      'Old entries are lost.',
      onNode(subject, 'journalctl --vacuum-size=500M'),
    ),
    person(
      'Give it more room',
      'The root filesystem only grows with a new installation: let the partition of /var/lib/containers begin later. See the storage plan of this cluster.',
    ),
    newRun,
  ],
};

/** One minute, LCA lca-cli/ops/ops.go. */
export const etcdTimeout: Rule = {
  id: 'etcd-timeout',
  cause: 'etcd did not start for recert within a minute',
  explanation:
    'With the cluster stopped, recert works on an etcd of its own, and waits one minute for it. A slow or busy disk may need longer.',
  match: bySigns({ codes: ['EtcdTimeout'] }),
  remedies: subject => [
    newRun,
    command(
      "If it happens again, look at the disk's speed",
      'Synchronous writes of etcd that often take longer than 10 ms are too slow.',
      onNode(
        subject,
        'sh -c \'crictl logs --tail 2000 $(crictl ps --name ^etcd$ -q) 2>&1 | grep -c "took too long"\'',
      ),
    ),
  ],
};

// What Go's JSON decoder says of text that begins as a log line does: time="…".
const NOT_JSON = inOrder(
  /invalid character /,
  / (?:in literal|looking for beginning of value)/,
);

/** LCA commit a0242bf6c. */
export const podmanWarnings: Rule = {
  id: 'podman-warnings',
  cause: 'Warnings of podman were read as part of its answer',
  explanation:
    'Older Lifecycle Agents read podman’s JSON together with the warnings that it prints; newer ones ask it for errors only.',
  match: symptoms => matchOf(find(symptoms, { said: NOT_JSON }), 'possible'),
  remedies: subject => [
    readImagerLogOnNode(subject),
    person(
      'Upgrade Lifecycle Agent, or end the warning',
      'The log shows the warning just before the error.',
    ),
    newRun,
  ],
};
