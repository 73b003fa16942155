import { SeedgenClusterPicker } from './SeedgenClusterPicker';
import { clusterPickerSchema } from './schema';
import { validateCluster } from './validation';

/** The field `SeedgenClusterPicker`. */
export const clusterPickerField = {
  name: 'SeedgenClusterPicker',
  component: SeedgenClusterPicker,
  validation: validateCluster,
  schema: clusterPickerSchema,
};
