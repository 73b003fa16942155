import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Run in `examples.test.ts`. */
export const examples: TemplateExample[] = [
  {
    description: 'Check a cluster before a seed image is made of it',
    example: stringify({
      steps: [
        {
          action: 'seedgen:preflight',
          id: 'preflight',
          name: 'Check cluster and registry',
          input: {
            cluster: 'sno1',
            image:
              'infra.5g-deployment.lab:8443/ocp-sno1/seedimage-ibu-upgrade',
          },
        },
      ],
    }),
  },
  {
    description: 'Check a cluster before its container storage is prepared',
    example: stringify({
      steps: [
        {
          action: 'seedgen:preflight',
          id: 'preflight',
          name: 'Check cluster and disks',
          input: {
            cluster: 'sno2',
            kind: 'partition',
            strategy: 'secondary-disk',
          },
        },
      ],
    }),
  },
  {
    description: 'Go on in any case, and let later steps decide by the verdict',
    example: stringify({
      steps: [
        {
          action: 'seedgen:preflight',
          id: 'preflight',
          name: 'Check cluster',
          input: { cluster: 'sno1', failWhenBlocked: false },
        },
      ],
    }),
  },
];
