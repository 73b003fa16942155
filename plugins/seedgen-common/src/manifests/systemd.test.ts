import { buildUnitFile, systemdUnitNameOf } from './systemd';

describe('systemdUnitNameOf', () => {
  // As printed by `systemd-escape --path --suffix=device`.
  it.each([
    ['/dev/vdb', 'dev-vdb.device'],
    [
      '/dev/disk/by-id/virtio-disk_b-1',
      'dev-disk-by\\x2did-virtio\\x2ddisk_b\\x2d1.device',
    ],
    [
      '/dev/disk/by-path/pci-0000:00:1f.2-ata-1',
      'dev-disk-by\\x2dpath-pci\\x2d0000:00:1f.2\\x2data\\x2d1.device',
    ],
    [
      '/dev/disk/by-id/usb-A+B@1',
      'dev-disk-by\\x2did-usb\\x2dA\\x2bB\\x401.device',
    ],
    ['/.hidden', '\\x2ehidden.device'],
    ['/', '-.device'],
  ])('%s', (path, name) => {
    expect(systemdUnitNameOf(path, 'device')).toBe(name);
  });
});

describe('buildUnitFile', () => {
  it('writes sections and repeated directives in order', () => {
    expect(
      buildUnitFile({
        Unit: [['Description', 'x']],
        Service: [
          ['ExecStart', '/bin/a'],
          ['ExecStart', '/bin/b'],
        ],
      }),
    ).toBe(
      '[Unit]\nDescription=x\n\n[Service]\nExecStart=/bin/a\nExecStart=/bin/b\n',
    );
  });
});
