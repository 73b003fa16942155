import { lazy, Suspense, type ComponentType } from 'react';
import {
  createScaffolderFieldExtension,
  type CustomFieldValidator,
  type FieldExtensionComponent,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { seedgenPlugin } from './plugin';
import { loadScreen } from '../screens';

interface Field {
  component: ComponentType<any>;
  validation: CustomFieldValidator<any, any>;
}

/** A field whose code is loaded when a form has it. */
function lazyField<T = string>(name: string, load: () => Promise<Field>) {
  const Component = lazy(() => load().then(m => ({ default: m.component })));
  return seedgenPlugin.provide(
    createScaffolderFieldExtension<T>({
      name,
      component: (props: FieldExtensionComponentProps<T>) => (
        <Suspense fallback={null}>
          <Component {...props} />
        </Suspense>
      ),
      validation: async (...args) => (await load()).validation(...args),
    }),
  );
}

/** `ui:field: SeedgenClusterPicker`, for `ScaffolderFieldExtensions`. @public */
export const SeedgenClusterPickerFieldExtension: FieldExtensionComponent<
  string,
  {}
> = lazyField('SeedgenClusterPicker', () =>
  loadScreen('clusterPicker').then(m => m.clusterPickerField),
);

/** `ui:field: SeedgenImagePicker`, for `ScaffolderFieldExtensions`. @public */
export const SeedgenImagePickerFieldExtension: FieldExtensionComponent<
  string,
  {}
> = lazyField('SeedgenImagePicker', () =>
  loadScreen('imagePicker').then(m => m.imagePickerField),
);

/** `ui:field: SeedgenDiskPicker`, for `ScaffolderFieldExtensions`. @public */
export const SeedgenDiskPickerFieldExtension: FieldExtensionComponent<
  string,
  {}
> = lazyField('SeedgenDiskPicker', () =>
  loadScreen('diskPicker').then(m => m.diskPickerField),
);

/** `ui:field: SeedgenConfirmation`, for `ScaffolderFieldExtensions`. @public */
export const SeedgenConfirmationFieldExtension: FieldExtensionComponent<
  string,
  {}
> = lazyField('SeedgenConfirmation', () =>
  loadScreen('confirmation').then(m => m.confirmationField),
);

/** `ui:field: SeedgenConsent`, for `ScaffolderFieldExtensions`. @public */
export const SeedgenConsentFieldExtension: FieldExtensionComponent<
  boolean,
  {}
> = lazyField<boolean>('SeedgenConsent', () =>
  loadScreen('consent').then(m => m.consentField),
);
