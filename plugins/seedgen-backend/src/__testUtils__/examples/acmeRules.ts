import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  seedgenDiagnosisExtensionPoint,
  type DiagnosisRule,
} from '@seedgen/backstage-plugin-seedgen-node';

const siteFirewall: DiagnosisRule = {
  id: 'acme-site-firewall',
  cause: 'The site’s firewall is closed',
  explanation:
    'Our sites let nothing through but during their maintenance window, neither from the portal to the cluster nor from the node to the registry.',
  documentationUrl: 'https://wiki.acme.example/site-firewalls',
  match({ statements }) {
    const evidence = statements
      .filter(
        // What the run itself says only repeats the others.
        ({ source, code }) =>
          source !== 'run' &&
          (code === 'Unreachable' || code === 'RegistryUnreachableFromNode'),
      )
      .slice(0, 3)
      .map(({ source, text, at }) => ({ source, text, at }));
    return evidence.length > 0 ? { certainty: 'likely', evidence } : undefined;
  },
  remedies: ({ cluster }) => [
    {
      title: 'Ask for the window to be opened',
      kind: 'command',
      text: 'On a jump host of the site.',
      command: `acme-firewall open ${cluster} --for 2h`,
    },
  ],
};

export default createBackendModule({
  pluginId: 'seedgen',
  moduleId: 'acme-rules',
  register(env) {
    env.registerInit({
      deps: { diagnosis: seedgenDiagnosisExtensionPoint },
      async init({ diagnosis }) {
        diagnosis.addRules(siteFirewall);
      },
    });
  },
});
