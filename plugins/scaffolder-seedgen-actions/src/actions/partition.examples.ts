import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Run in `examples.test.ts`. */
export const examples: TemplateExample[] = [
  {
    description: 'Prepare container storage in the recommended way',
    example: stringify({
      steps: [
        {
          action: 'seedgen:partition',
          id: 'partition',
          name: 'Prepare container storage',
          input: { cluster: 'sno2', confirmation: 'sno2' },
        },
      ],
    }),
  },
  {
    description: 'Use a certain empty disk',
    example: stringify({
      steps: [
        {
          action: 'seedgen:partition',
          id: 'partition',
          name: 'Prepare container storage',
          input: {
            cluster: 'sno2',
            confirmation: 'sno2',
            strategy: 'secondary-disk',
            device: '/dev/disk/by-id/virtio-data',
            reason: 'CHG-1043',
          },
        },
      ],
    }),
  },
];
