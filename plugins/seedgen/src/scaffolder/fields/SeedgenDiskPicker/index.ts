import { diskPickerSchema } from './schema';
import { SeedgenDiskPicker } from './SeedgenDiskPicker';
import { validateDisk } from './validation';

/** The field `SeedgenDiskPicker`. */
export const diskPickerField = {
  name: 'SeedgenDiskPicker',
  component: SeedgenDiskPicker,
  validation: validateDisk,
  schema: diskPickerSchema,
};
