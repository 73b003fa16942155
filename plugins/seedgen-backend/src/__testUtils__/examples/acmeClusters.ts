import { readFile } from 'node:fs/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  seedgenClustersExtensionPoint,
  type ClusterSource,
} from '@seedgen/backstage-plugin-seedgen-node';

const FOLDER = '/etc/acme/clusters';

const inventory: ClusterSource = {
  id: 'acme',
  async connect({ apply, signal }) {
    while (!signal.aborted) {
      const listed = await readFile(`${FOLDER}/inventory.json`, 'utf8');
      const sites: Array<{ name: string; api: string }> = JSON.parse(listed);
      const ca = await readFile(`${FOLDER}/ca.pem`, 'utf8');
      apply(
        sites.map(({ name, api }) => ({
          name,
          access: {
            server: api,
            ca,
            credentials: [
              {
                name: 'inventory',
                kind: 'token',
                load: () => readFile(`${FOLDER}/${name}.token`, 'utf8'),
              },
            ],
          },
        })),
      );
      await new Promise(resolve => setTimeout(resolve, 60_000).unref());
    }
  },
};

export default createBackendModule({
  pluginId: 'seedgen',
  moduleId: 'acme-clusters',
  register(env) {
    env.registerInit({
      deps: { clusters: seedgenClustersExtensionPoint },
      async init({ clusters }) {
        clusters.addSource(inventory);
      },
    });
  },
});
