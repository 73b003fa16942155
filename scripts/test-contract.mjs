#!/usr/bin/env node
// `yarn test:contract`: the suite that the lab's API server passes in `npm test`, against a real one.
import { resolve } from 'node:path';
import { findControlPlane, startControlPlane } from './lib/apiserver.mjs';
import { main, Problem } from './lib/output.mjs';
import { prepare } from './lib/prepare.mjs';
import { start, stopAll, stopOnSignals } from './lib/processes.mjs';

const HOW_TO_GET_THEM = `No API server to hold the suite against. Either

  - put kube-apiserver and etcd (3.5 or newer; Debian's package has 3.4) on the PATH, or name their folder in
    KUBEBUILDER_ASSETS, as envtest has it:
      go run sigs.k8s.io/controller-runtime/tools/setup-envtest@latest use -p env
    gets both; so does building k8s.io/kubernetes/cmd/kube-apiserver and go.etcd.io/etcd/server/v3 with Go; or
  - name the kubeconfig of a cluster's administrator in LAB_CONTRACT_KUBECONFIG. The suite makes a namespace and two
    kinds of its own there and deletes them at the end; take a cluster that nobody needs.`;

await main(async () => {
  stopOnSignals();
  await prepare();
  const named = process.env.LAB_CONTRACT_KUBECONFIG;
  const programs = named ? undefined : findControlPlane();
  if (!named && !programs) throw new Problem(HOW_TO_GET_THEM);
  const server = programs && (await startControlPlane(programs));
  try {
    const { code } = await start(
      'backstage-cli',
      [
        'repo',
        'test',
        '--maxWorkers=1',
        'apiserver/contract',
        ...process.argv.slice(2),
      ],
      {
        inherit: true,
        env: {
          CI: 'true',
          LAB_CONTRACT_KUBECONFIG: named ? resolve(named) : server.kubeconfig,
        },
      },
    ).ended;
    return code;
  } finally {
    await server?.stop();
    await stopAll();
  }
});
