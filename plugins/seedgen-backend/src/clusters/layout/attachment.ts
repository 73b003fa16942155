/** What lsblk says of how a disk is attached. */
export interface Attachment {
  name: string;
  tran?: string | null;
  subsystems?: string | null;
  rm?: boolean;
  hotplug?: boolean;
}

const PLUGGED = ['usb', 'ieee1394', 'sbp', 'pcmcia'];
const BUILT_IN = ['sata', 'ata', 'sas', 'spi', 'fc', 'fcoe', 'iscsi', 'virtio'];
const NETWORK_NAMES = ['rbd', 'nbd', 'drbd'];

/**
 * Whether a disk can be pulled out.
 *
 * The kernel's `removable` alone does not tell: SATA ports that the firmware calls external or
 * hot-pluggable set it for disks that are screwed in, and a disk in a USB enclosure does not set it.
 * So the transport decides where it is known. lsblk derives `hotplug` from `removable` and from the
 * subsystem, and counts every MMC (eMMC is soldered in) and every CCW device (a DASD) as such.
 *
 * @param names - of all block devices: an eMMC is told from an SD card by its boot partitions
 */
export function canBePulledOut(
  { name, tran, subsystems, rm, hotplug }: Attachment,
  names: ReadonlySet<string>,
): boolean {
  const transport = tran?.toLowerCase() ?? '';
  const chain = subsystems?.toLowerCase().split(':') ?? [];
  if (PLUGGED.some(bus => transport === bus || chain.includes(bus))) {
    return true;
  }
  if (name.startsWith('mmcblk')) {
    const [card] = /^mmcblk\d+/.exec(name) ?? [name];
    return !names.has(`${card}boot0`);
  }
  if (name.startsWith('dasd')) return rm ?? false;
  if (BUILT_IN.includes(transport)) return false;
  return Boolean(rm || hotplug);
}

// NVMe over fabrics has `tcp` or `rdma`; Fibre Channel is up before the network.
const NETWORK_TRANSPORTS = new Set(['fcoe', 'iscsi', 'rdma', 'tcp']);

/** Whether a disk is there only once the network is, which is later than local filesystems are mounted. */
export function needsNetwork({ name, tran }: Attachment): boolean {
  return (
    NETWORK_TRANSPORTS.has(tran?.toLowerCase() ?? '') ||
    NETWORK_NAMES.some(prefix => name.startsWith(prefix))
  );
}
