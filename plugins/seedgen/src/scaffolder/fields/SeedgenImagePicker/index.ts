import { imagePickerSchema } from './schema';
import { SeedgenImagePicker } from './SeedgenImagePicker';
import { validateImage } from './validation';

/** The field `SeedgenImagePicker`. */
export const imagePickerField = {
  name: 'SeedgenImagePicker',
  component: SeedgenImagePicker,
  validation: validateImage,
  schema: imagePickerSchema,
};
