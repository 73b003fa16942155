import type { SeedgenActionOptions } from '../session';
import { createGenerateAction } from './generate';
import { createManifestsAction } from './manifests';
import { createPartitionAction } from './partition';
import { createPreflightAction } from './preflight';
import { createVerifyAction } from './verify';

/** All actions of the module. */
export function createSeedgenActions(options: SeedgenActionOptions) {
  return [
    createPreflightAction(options),
    createPartitionAction(options),
    createGenerateAction(options),
    createVerifyAction(options),
    createManifestsAction(options),
  ];
}
