import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Run in `examples.test.ts`. */
export const examples: TemplateExample[] = [
  {
    description:
      'Write the files that give a cluster its container storage when it is installed, for a pull request',
    example: stringify({
      steps: [
        {
          action: 'seedgen:manifests',
          id: 'manifests',
          name: 'Write the manifests',
          input: { cluster: 'sno3', targetPath: 'clusters/sno3/storage' },
        },
      ],
    }),
  },
  {
    description: 'Write the manifests of a second disk as well',
    example: stringify({
      steps: [
        {
          action: 'seedgen:manifests',
          id: 'manifests',
          name: 'Write the manifests',
          input: {
            cluster: 'sno2',
            strategies: ['install-time', 'secondary-disk'],
          },
        },
      ],
    }),
  },
  {
    description:
      'Write the files that install Lifecycle Agent from the catalog that the cluster has',
    example: stringify({
      steps: [
        {
          action: 'seedgen:manifests',
          id: 'manifests',
          name: 'Write the manifests',
          input: {
            cluster: 'sno1',
            content: 'lifecycle-agent',
            targetPath: 'clusters/sno1/lifecycle-agent',
          },
        },
      ],
    }),
  },
  {
    description:
      'Write them for a disconnected cluster, from a catalog of oc-mirror',
    example: stringify({
      steps: [
        {
          action: 'seedgen:manifests',
          id: 'manifests',
          name: 'Write the manifests',
          input: {
            cluster: 'sno1',
            content: 'lifecycle-agent',
            catalogSource: 'cs-redhat-operator-index-v4-18',
          },
        },
      ],
    }),
  },
];
