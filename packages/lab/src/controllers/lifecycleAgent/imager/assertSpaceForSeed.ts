import { CONTAINER_STORAGE } from '../../../world/node/standardDisks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { LAYER_BYTES } from './seedImage';

/** The layer of the seed is written to container storage before it is pushed. @throws Error in podman's words */
export function assertSpaceForSeed(node: SimulatedNode): void {
  const filesystem = node.filesystemOf(CONTAINER_STORAGE)?.filesystem;
  if (filesystem && filesystem.sizeBytes - filesystem.usedBytes < LAYER_BYTES) {
    throw new Error(
      `committing container for step {Env:[] Command:copy Args:[. /] Flags:[] Attrs:map[] Message:COPY . / Heredocs:[] Original:COPY . /}: copying layers and metadata for container: write ${CONTAINER_STORAGE}/storage/overlay/staging/layer.tar: no space left on device`,
    );
  }
}
