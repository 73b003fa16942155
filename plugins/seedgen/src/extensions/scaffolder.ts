import {
  createFormField,
  FormFieldBlueprint,
  scaffolderTemplateOutputsBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { z } from 'zod';
import { LazyTaskOutputs } from '../scaffolder/LazyTaskOutputs';
import { loadScreen } from '../screens';

/** `ui:field: SeedgenClusterPicker`: a cluster, with how each stands. */
export const clusterPicker = FormFieldBlueprint.make({
  name: 'cluster-picker',
  params: {
    field: () =>
      loadScreen('clusterPicker').then(m =>
        createFormField(m.clusterPickerField),
      ),
  },
});

/** `ui:field: SeedgenImagePicker`: where a seed is pushed to. */
export const imagePicker = FormFieldBlueprint.make({
  name: 'image-picker',
  params: {
    field: () =>
      loadScreen('imagePicker').then(m => createFormField(m.imagePickerField)),
  },
});

/** `ui:field: SeedgenDiskPicker`: a disk for container storage. */
export const diskPicker = FormFieldBlueprint.make({
  name: 'disk-picker',
  params: {
    field: () =>
      loadScreen('diskPicker').then(m => createFormField(m.diskPickerField)),
  },
});

/** `ui:field: SeedgenConfirmation`: the name of the cluster, typed by who accepts what happens to it. */
export const confirmation = FormFieldBlueprint.make({
  name: 'confirmation',
  params: {
    field: () =>
      loadScreen('confirmation').then(m =>
        createFormField(m.confirmationField),
      ),
  },
});

/** `ui:field: SeedgenConsent`: a checkbox that is off whenever the form opens. */
export const consent = FormFieldBlueprint.make({
  name: 'consent',
  params: {
    field: () =>
      loadScreen('consent').then(m => createFormField(m.consentField)),
  },
});

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
