import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Run in `examples.test.ts`. */
export const examples: TemplateExample[] = [
  {
    description: 'Prove that an image is a seed of a cluster',
    example: stringify({
      steps: [
        {
          action: 'seedgen:verify',
          id: 'verify',
          name: 'Verify seed image',
          input: {
            cluster: 'sno1',
            image:
              'infra.5g-deployment.lab:8443/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64',
          },
        },
      ],
    }),
  },
];
