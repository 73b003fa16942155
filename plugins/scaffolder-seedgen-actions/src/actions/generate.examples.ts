import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const input = {
  cluster: 'sno1',
  image: 'infra.5g-deployment.lab:8443/ocp-sno1/seedimage-ibu-upgrade',
  confirmation: 'sno1',
};

/** Run in `examples.test.ts`. */
export const examples: TemplateExample[] = [
  {
    description: 'Make a seed image, with VERSION-ARCHITECTURE as its tag',
    example: stringify({
      steps: [
        {
          action: 'seedgen:generate',
          id: 'generate',
          name: 'Generate seed image',
          input: { ...input, reason: 'CHG-1042' },
        },
      ],
    }),
  },
  {
    description:
      'Push to a tag that is in use, and accept an image that is proven even if the cluster does not confirm completion',
    example: stringify({
      steps: [
        {
          action: 'seedgen:generate',
          id: 'generate',
          name: 'Generate seed image',
          input: {
            ...input,
            image: `${input.image}:4.18.27-x86_64`,
            replaceExistingTag: true,
            requireConfirmation: false,
          },
        },
      ],
    }),
  },
  {
    description: 'Push to a repository of the only registry that is configured',
    example: stringify({
      steps: [
        {
          action: 'seedgen:generate',
          id: 'generate',
          name: 'Generate seed image',
          input: {
            cluster: 'sno1',
            repository: 'ocp-sno1/seedimage-ibu-upgrade',
            confirmation: 'sno1',
          },
        },
      ],
    }),
  },
  {
    description: 'Ask for the run and do not wait for its end',
    example: stringify({
      steps: [
        {
          action: 'seedgen:generate',
          id: 'generate',
          name: 'Ask for a seed image',
          input: { ...input, wait: false },
        },
      ],
    }),
  },
];
