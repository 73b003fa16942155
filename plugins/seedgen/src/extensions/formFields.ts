import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
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
