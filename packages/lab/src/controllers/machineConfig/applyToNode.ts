import type { SimulatedNode } from '../../world/node/SimulatedNode';
import type { IgnitionConfig } from './ignition';
import { fileText } from './ignition';

/**
 * Writes the files and units of the new configuration to the node and takes away what only the
 * old one had. Units start or stop at the next boot.
 */
export function applyToNode(
  node: SimulatedNode,
  before: IgnitionConfig,
  after: IgnitionConfig,
): void {
  const files = after.storage?.files ?? [];
  for (const { path } of before.storage?.files ?? []) {
    if (!files.some(each => each.path === path)) {
      node.files.delete(path);
    }
  }
  for (const file of files) {
    const text = fileText(file);
    if (text !== undefined) {
      node.writeFile(file.path, text);
    }
  }

  const units = after.systemd?.units ?? [];
  for (const { name } of before.systemd?.units ?? []) {
    if (!units.some(each => each.name === name)) {
      const unit = node.units.get(name);
      if (unit) {
        unit.enabled = false;
        unit.content = '';
      }
    }
  }
  for (const unit of units) {
    const existing = node.units.get(unit.name);
    node.units.set(unit.name, {
      name: unit.name,
      content: unit.contents ?? existing?.content ?? '',
      enabled: unit.mask ? false : unit.enabled ?? existing?.enabled ?? false,
      state: existing?.state ?? 'inactive',
      log: existing?.log ?? [],
    });
  }
}
