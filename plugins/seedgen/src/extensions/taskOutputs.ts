import { scaffolderTemplateOutputsBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { z } from 'zod';
import { LazyTaskOutputs } from '../scaffolder/LazyTaskOutputs';

/** The page of a task shows its run; `config.templates` names the templates that this is for. */
export const taskOutputs = scaffolderTemplateOutputsBlueprint.makeWithOverrides(
  {
    name: 'run',
    configSchema: {
      templates: z
        .array(z.string())
        .default([
          'template:default/generate-seed-image',
          'template:default/prepare-container-storage',
        ]),
    },
    factory: (original, { config }) =>
      original({
        component: LazyTaskOutputs,
        templateRefs: config.templates,
      }),
  },
);
