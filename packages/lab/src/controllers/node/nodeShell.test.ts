import type { KubeletRuntime } from '../../apiserver/types';
import { clusterSpec } from '../../world/clusterSpec';
import { createNode } from '../../world/node/createNode';
import { GIBIBYTE, MEBIBYTE } from '../../world/node/devices';
import type {
  PodmanContainer,
  SimulatedNode,
} from '../../world/node/SimulatedNode';
import { createVirtualClock } from '../../world/testing/virtualClock';
import { createKubelet } from './kubeletSummary';
import { createNodeShell } from './nodeShell';

const DAEMON = {
  namespace: 'openshift-machine-config-operator',
  pod: 'machine-config-daemon-abcde',
  container: 'machine-config-daemon',
};
const AGENT = {
  namespace: 'openshift-lifecycle-agent',
  pod: 'lifecycle-agent-controller-manager-1-abcde',
  container: 'manager',
};

const FILE = '/var/lib/kubelet/config.json';

const nodeOf = (name: string) => createNode(clusterSpec(name), '{}');

function run(node: SimulatedNode, ...words: string[]) {
  return createNodeShell(node)({
    ...DAEMON,
    command: ['chroot', '/rootfs', ...words],
  });
}

describe('lsblk', () => {
  it('prints the layout of the how-to', async () => {
    expect((await run(nodeOf('sno1'), 'lsblk')).stdout).toBe(
      `NAME   MAJ:MIN RM   SIZE RO TYPE MOUNTPOINTS
vda    252:0    0   200G  0 disk
├─vda1 252:1    0     1M  0 part
├─vda2 252:2    0   127M  0 part
├─vda3 252:3    0   384M  0 part /boot
├─vda4 252:4    0  58.1G  0 part /var
│                                /sysroot/ostree/deploy/rhcos/var
│                                /usr
│                                /etc
│                                /
│                                /sysroot
└─vda5 252:5    0 141.4G  0 part /var/lib/containers
`,
    );
  });

  it('prints all columns as JSON in bytes', async () => {
    const { stdout } = await run(nodeOf('sno1'), 'lsblk', '--json', '-b', '-O');
    const [disk] = JSON.parse(stdout).blockdevices;
    expect(disk).toMatchObject({
      name: 'vda',
      path: '/dev/vda',
      type: 'disk',
      size: 200 * GIBIBYTE,
      mountpoints: [null],
      serial: 'ocp-sno1-vda',
      tran: 'virtio',
      pttype: 'gpt',
      ro: false,
    });
    expect(disk.children).toHaveLength(5);
    expect(disk.children[0]).toMatchObject({ fstype: null, fssize: null });
    expect(disk.children[4]).toMatchObject({
      name: 'vda5',
      type: 'part',
      pkname: 'vda',
      fstype: 'xfs',
      partlabel: 'var-lib-containers',
      start: (60_000 * MEBIBYTE) / 512,
      size: 200 * GIBIBYTE - 60_001 * MEBIBYTE,
      mountpoints: ['/var/lib/containers'],
      fsavail: expect.any(Number),
    });
  });

  it('shows an empty second disk without children', async () => {
    const { stdout } = await run(
      nodeOf('sno2'),
      'lsblk',
      '-J',
      '-b',
      '-o',
      'NAME,SIZE,FSTYPE,PTTYPE',
    );
    expect(JSON.parse(stdout).blockdevices[1]).toEqual({
      name: 'vdb',
      size: 200 * GIBIBYTE,
      fstype: null,
      pttype: null,
    });
  });

  it.each<[string[], string, number]>([
    [['-o', 'NAME,NONSENSE'], 'lsblk: unknown column: nonsense\n', 1],
    [['/dev/vdz'], 'lsblk: /dev/vdz: not a block device\n', 32],
    [['--what'], "lsblk: unrecognized option '--what'\n", 1],
  ])('refuses %s', async (args, stderr, exitCode) => {
    expect(await run(nodeOf('sno1'), 'lsblk', ...args)).toEqual({
      stdout: '',
      stderr,
      exitCode,
    });
  });
});

describe('df', () => {
  it('prints what a program can read', async () => {
    const { stdout } = await run(
      nodeOf('sno1'),
      'df',
      '-B1',
      '--output=source,size,used,avail,target',
    );
    const rows = stdout
      .trim()
      .split('\n')
      .map(each => each.split(/\s+/));
    expect(rows[0].slice(0, 2)).toEqual(['Filesystem', '1B-blocks']);
    expect(rows.slice(1).map(each => [each[0], each[4]])).toEqual([
      ['/dev/vda3', '/boot'],
      ['/dev/vda4', '/sysroot'],
      ['/dev/vda5', '/var/lib/containers'],
    ]);
    for (const [, size, used, available] of rows.slice(1)) {
      expect(Number(size)).toBe(Number(used) + Number(available));
    }
  });

  it.each([
    ['sno1', '/dev/vda5', '142G', '/var/lib/containers'],
    ['sno3', '/dev/vda4', '200G', '/var'],
  ])(
    'finds the filesystem of container storage on %s',
    async (name, source, size, target) => {
      const { stdout } = await run(
        nodeOf(name),
        'df',
        '-h',
        '/var/lib/containers',
      );
      const [device, total, , , , mounted] = stdout
        .trim()
        .split('\n')[1]
        .split(/\s+/);
      expect([device, total, mounted]).toEqual([source, size, target]);
    },
  );

  it('says what is not there', async () => {
    expect(await run(nodeOf('sno1'), 'df', 'nowhere')).toEqual({
      stdout: '',
      stderr: 'df: nowhere: No such file or directory\n',
      exitCode: 1,
    });
  });
});

describe('systemctl', () => {
  const unit = 'var-lib-containers.mount';
  it.each<[string, string[], string, number]>([
    ['sno1', ['is-active', unit], 'active\n', 0],
    ['sno3', ['is-active', unit], 'inactive\n', 3],
    ['sno1', ['is-enabled', unit], 'enabled\n', 0],
    [
      'sno1',
      ['show', unit, '-p', 'ActiveState', '-p', 'What'],
      'ActiveState=active\nWhat=/dev/vda5\n',
      0,
    ],
    [
      'sno3',
      ['show', '--property=ActiveState,LoadState,What', unit],
      'ActiveState=inactive\nLoadState=not-found\n',
      0,
    ],
    ['sno1', ['is-active', 'kubelet'], 'active\n', 0],
  ])('on %s: %s', async (name, args, stdout, exitCode) => {
    expect(await run(nodeOf(name), 'systemctl', ...args)).toEqual({
      stdout,
      stderr: '',
      exitCode,
    });
  });

  it('prints the unit file with its path', async () => {
    const { stdout } = await run(nodeOf('sno1'), 'systemctl', 'cat', unit);
    expect(stdout).toMatch(
      /^# \/etc\/systemd\/system\/var-lib-containers\.mount\n/,
    );
    expect(stdout).toMatch(
      /^What=\/dev\/disk\/by-partlabel\/var-lib-containers$/m,
    );
    expect(await run(nodeOf('sno3'), 'systemctl', 'cat', unit)).toMatchObject({
      exitCode: 1,
      stderr: `No files found for ${unit}.\n`,
    });
  });
});

describe('other commands', () => {
  it('lists the stable names of disks', async () => {
    const { stdout } = await run(nodeOf('sno2'), 'ls', '-l', '/dev/disk/by-id');
    expect(stdout).toMatch(/ virtio-ocp-sno2-vdb -> \.\.\/\.\.\/vdb$/m);
    expect(stdout).toMatch(/ virtio-ocp-sno2-vda-part4 -> \.\.\/\.\.\/vda4$/m);
  });

  it('prints the log of the imager on the standard error, as podman does', async () => {
    const node = nodeOf('sno1');
    expect(
      await run(node, 'podman', 'logs', 'lca_image_builder'),
    ).toMatchObject({ exitCode: 125 });
    node.containers.set('lca_image_builder', {
      name: 'lca_image_builder',
      image: 'i',
      status: 'exited',
      exitCode: 1,
      log: ['one', 'two', 'three'],
    });
    expect(
      await run(
        node,
        'podman',
        '--log-level',
        'error',
        'logs',
        '--tail',
        '2',
        'lca_image_builder',
      ),
    ).toEqual({ stdout: '', stderr: 'two\nthree\n', exitCode: 0 });
  });

  it('lists containers as podman does: those that run, or all; none is an empty list', async () => {
    const node = nodeOf('sno1');
    const ps = async (...args: string[]) =>
      JSON.parse(
        (await run(node, 'podman', 'ps', '--format', 'json', ...args)).stdout,
      );
    const filter = ['--filter', 'name=^lca_image_builder$'];
    expect(await ps('--all', ...filter)).toEqual([]);
    const container: PodmanContainer = {
      name: 'lca_image_builder',
      image: 'i',
      status: 'running',
      exitCode: 0,
      log: [],
      startedAt: new Date('2026-03-01T10:00:00Z'),
    };
    node.containers.set('other', { ...container, name: 'lca_image_builder2' });
    node.containers.set(container.name, container);
    expect(await ps(...filter)).toEqual([
      expect.objectContaining({
        Names: ['lca_image_builder'],
        State: 'running',
        Exited: false,
        ExitedAt: -62_135_596_800,
      }),
    ]);
    Object.assign(container, {
      status: 'exited',
      exitCode: 1,
      endedAt: new Date('2026-03-01T10:05:00Z'),
    });
    expect(await ps(...filter)).toEqual([]);
    expect(await ps('-a', '--filter=name=lca_image_builder')).toEqual([
      expect.objectContaining({ Names: ['lca_image_builder2'] }),
      expect.objectContaining({
        State: 'exited',
        ExitCode: 1,
        ExitedAt: Date.parse('2026-03-01T10:05:00Z') / 1000,
      }),
    ]);
  });

  it('finds the files of a folder with their sizes and times', async () => {
    const node = nodeOf('sno1');
    const folder = '/var/lib/lca/ibu-seedgen-orch';
    const found = (...args: string[]) => run(node, 'find', folder, ...args);
    const format = String.raw`%s %T@ %y %f\n`;
    expect(await found('-printf', format)).toEqual({
      stdout: '',
      stderr: `find: '${folder}': No such file or directory\n`,
      exitCode: 1,
    });
    node.writeFile(`${folder}/auth.json`, '{"ü":1}');
    node.writeFile(`${folder}/more/deep`, '');
    const here = await found(
      '-mindepth',
      '1',
      '-maxdepth',
      '1',
      '-printf',
      format,
    );
    const [first, second] = here.stdout.split('\n');
    expect(first.replace(/ [\d.]+ /, ' T ')).toBe('8 T f auth.json');
    expect(
      Math.abs(Number(first.split(' ')[1]) - Date.now() / 1000),
    ).toBeLessThan(60);
    expect(second.replace(/ [\d.]+ /, ' T ')).toBe('4096 T d more');
    expect((await found('-type', 'f')).stdout).toBe(
      `${folder}/auth.json\n${folder}/more/deep\n`,
    );
    expect((await found('-delete')).exitCode).toBe(1);
    expect((await run(node, 'ls', '-l', folder)).stdout).toMatch(
      /^total 0\n-rw-------\. 1 root root 8 [A-Z][a-z]{2} [ \d]\d \d\d:\d\d auth\.json\ndrwx/,
    );
  });

  it.each<[string, object, string[], number]>([
    ['an unknown one', DAEMON, ['chroot', '/rootfs', 'reboot'], 127],
    ['a shell', DAEMON, ['chroot', '/rootfs', 'sh', '-c', 'lsblk'], 127],
    ['one of the node in the container', DAEMON, ['lsblk'], 127],
    [
      'the root of another container',
      DAEMON,
      ['chroot', '/host', 'lsblk'],
      125,
    ],
    ['names of properties', DAEMON, ['chroot', '/rootfs', 'constructor'], 127],
    [
      'a pod without privileges',
      { namespace: 'openshift-etcd', pod: 'etcd-ocp-sno1' },
      ['chroot', '/host', 'lsblk'],
      125,
    ],
  ])('refuses %s', async (_, where, command, exitCode) => {
    const result = await createNodeShell(nodeOf('sno1'))({
      ...(where as typeof DAEMON),
      command,
    });
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).not.toBe('');
  });

  it.each<[string[], string, string, number]>([
    [['-c', '-x', '-F', '-e', '{}', FILE], '1\n', '', 0],
    [['-c', '-x', '-F', '-e', '{', FILE], '0\n', '', 1],
    [['-F', '{', FILE], '{}\n', '', 0],
    [['-qF', '{', FILE], '', '', 0],
    [
      ['-cF', '{', FILE, '/none'],
      `${FILE}:1\n`,
      'grep: /none: No such file or directory\n',
      2,
    ],
    [['{', FILE], '', 'grep: the lab knows -F -c -q -x -e only\n', 2],
  ])('greps %j', async (args, stdout, stderr, exitCode) => {
    expect(await run(nodeOf('sno1'), 'grep', ...args)).toEqual({
      stdout,
      stderr,
      exitCode,
    });
  });

  it('reaches the node from the pod of Lifecycle Agent, too', async () => {
    expect(
      await createNodeShell(nodeOf('sno1'))({
        ...AGENT,
        command: ['chroot', '/host', 'cat', '/etc/hostname'],
      }),
    ).toEqual({ stdout: 'ocp-sno1\n', stderr: '', exitCode: 0 });
  });
});

describe('the summary of the kubelet', () => {
  const summary = (kubelet: KubeletRuntime, name: string) =>
    kubelet.statsSummary(name).node;

  it.each([
    ['sno1', false],
    ['sno2', true],
    ['sno3', true],
  ])('on %s, same filesystem for both: %s', (name, same) => {
    const node = nodeOf(name);
    const seen = summary(
      createKubelet(node, createVirtualClock()),
      node.hostname,
    );
    const { fs, runtime } = seen;
    expect(seen.nodeName).toBe(`ocp-${name}`);
    expect(fs.capacityBytes === runtime.imageFs.capacityBytes).toBe(same);
    expect(fs.capacityBytes).toBe(fs.usedBytes + fs.availableBytes);
    // Images are only a part of what is used.
    expect(runtime.imageFs.usedBytes).toBeLessThan(
      runtime.imageFs.capacityBytes - runtime.imageFs.availableBytes,
    );
  });
});

describe('sgdisk', () => {
  it('empties a disk that is not in use', async () => {
    const node = nodeOf('sno1');
    expect((await run(node, 'sgdisk', '--zap-all', '/dev/vda')).exitCode).toBe(
      4,
    );
    const second = nodeOf('sno2');
    await run(second, 'sgdisk', '--new', '1:0:0', '/dev/vdb');
    expect(second.device('vdb')).toMatchObject({
      partitions: [{ name: 'vdb1' }],
      partitionTable: { type: 'gpt' },
    });
    await run(second, 'sgdisk', '--zap-all', '/dev/vdb');
    expect(second.device('vdb')).toMatchObject({
      partitions: [],
      partitionTable: undefined,
    });
  });
});

describe('crictl', () => {
  it('frees what images take that nothing uses', async () => {
    const node = nodeOf('sno1');
    const { filesystem } = node.filesystemOf('/var/lib/containers')!;
    const before = filesystem.usedBytes;
    node.unusedImages.push({ name: 'quay.io/old:1', sizeBytes: GIBIBYTE });
    filesystem.usedBytes += GIBIBYTE;
    expect((await run(node, 'crictl', 'rmi', '--prune')).stdout).toBe(
      'Deleted: quay.io/old:1\n',
    );
    expect(filesystem.usedBytes).toBe(before);
    expect((await run(node, 'crictl', 'rmi', '--prune')).stdout).toBe('');
    expect((await run(node, 'crictl', 'rmi')).exitCode).toBe(3);
  });
});
