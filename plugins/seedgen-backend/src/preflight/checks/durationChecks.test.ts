import { readyLayout } from '../../storage/__testUtils__';
import type { World } from '../__testUtils__';
import {
  endOf,
  failing,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';
import { GIB } from '../../units';

const free = (availableBytes: number): World => {
  const layout = readyLayout();
  return {
    cluster: {
      readStorageLayout: async () => ({
        ok: true,
        value: {
          ...layout,
          filesystems: layout.filesystems.map(each =>
            each.mountpoint === '/var/lib/containers'
              ? { ...each, availableBytes }
              : each,
          ),
        },
      }),
    },
  };
};
const credentials = (...kinds: ('token' | 'client-certificate')[]): World => ({
  credentialsOf: async () =>
    kinds.map((kind, index) => ({ name: `c${index}`, kind })),
});

describe('what must last through the run', () => {
  it.each<CheckCase>([
    {
      check: 'container-space',
      when: 'there is room',
      world: free(40 * GIB),
      status: 'pass',
    },
    {
      check: 'container-space',
      when: 'container storage is nearly full',
      world: free(5 * GIB),
      status: 'warn',
      code: 'ContainerSpaceLow',
    },
    {
      check: 'container-space',
      when: 'the last seed under this reference was larger than usual',
      world: {
        ...free(40 * GIB),
        seeds: [
          {
            runId: 'r1',
            cluster: 'sno1',
            image: 'i',
            digest: 'd',
            sizeBytes: 60 * GIB,
            verifiedAt: '2026-11-20T10:00:00.000Z',
            requestedBy: 'user:default/guest',
          },
        ],
      },
      status: 'warn',
      code: 'ContainerSpaceLow',
      says: '60.0 GiB',
    },
    {
      check: 'container-space',
      when: 'only disks were seen, and not their use',
      world: {
        cluster: {
          readStorageLayout: async () => ({
            ok: true,
            value: readyLayout({ filesystems: [] }),
          }),
        },
      },
      status: 'unknown',
      code: 'UseUnknown',
    },
    {
      check: 'container-space',
      when: 'the node may not be looked at',
      world: { cluster: { readStorageLayout: failing('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'credentials-survive',
      when: 'there is a client certificate besides',
      world: credentials('token', 'client-certificate'),
      status: 'pass',
      says: 'c1',
    },
    {
      check: 'credentials-survive',
      when: 'there are tokens only',
      world: credentials('token', 'token'),
      status: 'warn',
      code: 'OnlyTokensConfigured',
    },
    {
      check: 'credentials-survive',
      when: 'no file can be read',
      world: credentials(),
      status: 'unknown',
      code: 'CredentialsNotReadable',
    },
    {
      check: 'credentials-survive',
      when: 'the kubeconfig cannot be read',
      world: {
        credentialsOf: async () => {
          throw new Error('ENOENT');
        },
      },
      status: 'unknown',
      code: 'CredentialsNotReadable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});
