import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  seedgenClustersExtensionPoint,
  type ClusterSource,
  type SourcedCluster,
} from '@seedgen/backstage-plugin-seedgen-node';

const LOOK_EVERY_MS = 500;

/** What a file of the folder says of the cluster that it is named after. */
interface ClusterFile {
  server: string;
  ca: string;
  certificate: string;
  key: string;
}

/** Clusters that come and go with files in a folder: each file is one, and named after it. */
function clusterFolder(folder: string): ClusterSource {
  const read = async (name: string): Promise<ClusterFile> =>
    JSON.parse(await readFile(join(folder, name), 'utf8'));
  const clusterOf = async (name: string): Promise<SourcedCluster> => {
    const { server, ca } = await read(name);
    return {
      name: name.replace(/\.json$/, ''),
      access: {
        server,
        ca,
        credentials: [
          {
            name: 'folder',
            kind: 'client-certificate',
            load: () => read(name),
          },
        ],
      },
    };
  };
  return {
    id: 'folder',
    async connect({ apply, signal }) {
      let last = '';
      while (!signal.aborted) {
        const names = await readdir(folder).catch(() => []);
        const listed = names.filter(name => name.endsWith('.json')).sort();
        if (listed.join() !== last) {
          apply(await Promise.all(listed.map(clusterOf)));
          last = listed.join();
        }
        await new Promise(resolve => {
          setTimeout(resolve, LOOK_EVERY_MS).unref();
        });
      }
    },
  };
}

/** The lab's further clusters, besides those of the configuration; nothing where there is no lab. */
export default createBackendModule({
  pluginId: 'seedgen',
  moduleId: 'cluster-folder',
  register(env) {
    env.registerInit({
      deps: { clusters: seedgenClustersExtensionPoint },
      async init({ clusters }) {
        const lab = process.env.SEEDGEN_LAB_DIRECTORY;
        if (lab) clusters.addSource(clusterFolder(join(lab, 'clusters')));
      },
    });
  },
});
