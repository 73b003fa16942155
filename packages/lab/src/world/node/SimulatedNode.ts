import type { BlockDevice, Disk, Filesystem, Mount } from './devices';
import { findDevice } from './devices';
import { CONTAINER_STORAGE } from './standardDisks';
import { stableUuid } from './stableUuid';

/** The unit whose `What=` Lifecycle Agent asks for. */
export const CONTAINER_MOUNT_UNIT = 'var-lib-containers.mount';

/** A systemd unit as it stands on the node. */
export interface NodeUnit {
  name: string;
  /** Text of the unit file. */
  content: string;
  enabled: boolean;
  state: 'active' | 'inactive' | 'failed';
  /** What systemd's log says about its last start. */
  log: string[];
}

/** A container that podman knows of. */
export interface PodmanContainer {
  name: string;
  image: string;
  status: 'running' | 'exited' | 'stopped';
  exitCode: number;
  log: string[];
  startedAt?: Date;
  /** Absent while it runs. */
  endedAt?: Date;
  /** Ends what runs in it. */
  kill?: () => void;
}

/** An image in container storage. */
export interface StoredImage {
  name: string;
  sizeBytes: number;
}

/** The state of a cluster's one node that lies below Kubernetes. Everything about disks derives from it. */
export class SimulatedNode {
  readonly disks: Disk[];
  readonly mounts: Mount[];
  readonly units = new Map<string, NodeUnit>();
  readonly files = new Map<string, string>();
  readonly #writtenAt = new Map<string, Date>();
  readonly containers = new Map<string, PodmanContainer>();
  /** Images that no container uses; what they take is part of what is used on their filesystem. */
  readonly unusedImages: StoredImage[] = [];
  /** Whether the release has `ostree admin set-default`. */
  ostreeSetDefault = true;
  #boots = 0;
  readonly #installedAt = new Date();

  constructor(
    readonly hostname: string,
    readonly ip: string,
    disks: Disk[],
    mounts: Mount[],
  ) {
    this.disks = disks;
    this.mounts = mounts;
  }

  /** As in `/proc/sys/kernel/random/boot_id`; another one after each boot. */
  get bootId(): string {
    return stableUuid(`${this.hostname}/boot/${this.#boots}`);
  }

  countBoot(): void {
    this.#boots += 1;
  }

  mountAt(target: string): Mount | undefined {
    return this.mounts.find(each => each.target === target);
  }

  device(name: string): BlockDevice | undefined {
    return findDevice(this.disks, name);
  }

  /** The filesystem that a path is on, with its mount. */
  filesystemOf(
    path: string,
  ): { mount: Mount; filesystem: Filesystem } | undefined {
    const candidates = this.mounts
      .filter(
        each =>
          each.target === '/' ||
          path === each.target ||
          path.startsWith(`${each.target}/`),
      )
      .sort((one, other) => other.target.length - one.target.length);
    const mount = candidates[0];
    const filesystem = mount && this.device(mount.device)?.filesystem;
    return mount && filesystem ? { mount, filesystem } : undefined;
  }

  /**
   * The answer Lifecycle Agent takes: the `What=` line of the mount unit's file, if that unit is
   * active; undefined otherwise, even where something is mounted in another way.
   */
  containerStorageTarget(): string | undefined {
    const unit = this.units.get(CONTAINER_MOUNT_UNIT);
    if (unit?.state !== 'active') {
      return undefined;
    }
    return /^What=(.+)$/m.exec(unit.content)?.[1].trim();
  }

  /** Whether container storage has a filesystem of its own. */
  hasContainerStorage(): boolean {
    return this.mountAt(CONTAINER_STORAGE) !== undefined;
  }

  /** As `podman rm -i -f`: what runs in it ends. */
  removeContainer(name: string): void {
    const container = this.containers.get(name);
    this.containers.delete(name);
    container?.kill?.();
  }

  writeFile(path: string, content: string): void {
    this.files.set(path, content);
    this.#writtenAt.set(path, new Date());
  }

  /** When a file was written; of all that came with the installation, when the node was made. */
  modifiedAt(path: string): Date {
    return this.#writtenAt.get(path) ?? this.#installedAt;
  }

  /** Removes a file, or everything below a folder. */
  remove(path: string): void {
    const folder = `${path.replace(/\/$/, '')}/`;
    for (const each of [...this.files.keys()]) {
      if (each === path || each.startsWith(folder)) {
        this.files.delete(each);
      }
    }
  }
}
