import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import { cleanText } from '../cleanText';

/**
 * Parses `systemctl show var-lib-containers.mount -p ActiveState -p What`, which is what Lifecycle
 * Agent looks at; undefined if systemd did not say.
 */
export function parseMountUnit(
  output: string,
): StorageLayout['containerMountUnit'] {
  const lines = output.split('\n');
  const property = (name: string) =>
    lines
      .find(line => line.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .trim();
  const state = property('ActiveState');
  if (!state) return undefined;
  const what = property('What');
  return {
    active: state === 'active',
    ...(what ? { what: cleanText(what, 1024) } : {}),
  };
}

/**
 * The first `What=` in what `systemctl cat var-lib-containers.mount` prints, which is what Lifecycle
 * Agent writes into seeds and compares. Of a mount that is active, `systemctl show` tells the device
 * instead that the kernel has mounted, which is another text for the same disk.
 */
export function parseMountUnitFile(output: string): string | undefined {
  const line = output.split('\n').find(each => each.startsWith('What='));
  const target = line?.slice('What='.length).replace(/\r$/, '');
  return target ? cleanText(target, 1024) : undefined;
}
