import type { ReactElement } from 'react';
import { screen } from '@testing-library/react';
import { getComponentData } from '@backstage/core-plugin-api';
import {
  SeedgenClusterPickerFieldExtension,
  SeedgenConfirmationFieldExtension,
  SeedgenConsentFieldExtension,
  SeedgenDiskPickerFieldExtension,
  SeedgenImagePickerFieldExtension,
} from '../legacy';
import { renderForm, type FieldUnderTest } from '../../dev/testing/renderForm';

/** What the scaffolder finds in an element of `ScaffolderFieldExtensions`. */
const fieldOf = (element: ReactElement) =>
  getComponentData<FieldUnderTest>(element, 'scaffolder.extensions.field.v1')!;

const fields = [
  fieldOf(<SeedgenClusterPickerFieldExtension />),
  fieldOf(<SeedgenImagePickerFieldExtension />),
  fieldOf(<SeedgenDiskPickerFieldExtension />),
  fieldOf(<SeedgenConfirmationFieldExtension />),
  fieldOf(<SeedgenConsentFieldExtension />),
];

describe('the fields of the old frontend system', () => {
  it('have the names that templates use', () => {
    expect(fields.map(({ name }) => name)).toEqual([
      'SeedgenClusterPicker',
      'SeedgenImagePicker',
      'SeedgenDiskPicker',
      'SeedgenConfirmation',
      'SeedgenConsent',
    ]);
  });

  it('are loaded when a form has them, and validate', async () => {
    const text = (name: string) => ({
      title: name,
      type: 'string',
      'ui:field': name,
    });
    await renderForm(fields, {
      properties: {
        cluster: text('SeedgenClusterPicker'),
        image: text('SeedgenImagePicker'),
        device: text('SeedgenDiskPicker'),
        confirmation: text('SeedgenConfirmation'),
        consent: { ...text('SeedgenConsent'), type: 'boolean' },
      },
    });
    for (const [role, name] of [
      ['combobox', 'SeedgenClusterPicker'],
      ['group', 'SeedgenImagePicker'],
      ['textbox', 'SeedgenConfirmation'],
      ['checkbox', 'SeedgenConsent'],
    ]) {
      expect(
        await screen.findByRole(role, { name }, { timeout: 10_000 }),
      ).toBeEnabled();
    }
    expect(screen.getByText('SeedgenDiskPicker')).toBeVisible();

    const addError = jest.fn();
    const apiHolder = { get: () => undefined };
    await fields[2].validation!(
      'no disk',
      { addError },
      {
        apiHolder,
        formData: {},
        schema: {},
      },
    );
    expect(addError).toHaveBeenCalledWith(
      expect.stringContaining('no disk is not the path of a disk'),
    );
  });
});
