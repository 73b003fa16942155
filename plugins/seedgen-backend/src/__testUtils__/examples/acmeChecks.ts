import { createBackendModule } from '@backstage/backend-plugin-api';
import { seedgenPreflightExtensionPoint } from '@seedgen/backstage-plugin-seedgen-node';

export default createBackendModule({
  pluginId: 'seedgen',
  moduleId: 'acme-checks',
  register(env) {
    env.registerInit({
      deps: { preflight: seedgenPreflightExtensionPoint },
      async init({ preflight }) {
        preflight.addCheck({
          id: 'acme-maintenance-window',
          title: 'Cluster is in its maintenance window',
          severity: 'blocks',
          kinds: ['generate', 'partition'],
          async run({ cluster }) {
            const node = await cluster.list('Node');
            if (!node.ok) {
              return {
                status: 'unknown',
                reasonCode: 'NodesNotReadable',
                message: node.failure.message,
                remedy: 'Allow the credential of the portal to list nodes.',
              };
            }
            const open = node.value.every(
              ({ metadata }) =>
                metadata.labels?.['acme.example/window'] === 'open',
            );
            return open
              ? { status: 'pass', message: 'The window is open.' }
              : {
                  status: 'fail',
                  lookedAt: 'label acme.example/window of the nodes',
                  wanted: 'open',
                  reasonCode: 'MaintenanceWindowClosed',
                  message: 'The maintenance window is not open.',
                  remedy: 'Ask for a window, and try again.',
                };
          },
        });
      },
    });
  },
});
