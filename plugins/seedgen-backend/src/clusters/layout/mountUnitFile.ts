import { cleanText } from '../cleanText';

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
