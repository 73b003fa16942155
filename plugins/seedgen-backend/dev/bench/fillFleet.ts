import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Answer, Picture } from '../../src/fleet/readiness/types';
import { CHECKS } from '../../src/preflight';
import { GIB } from '../../src/units';

const LOOKED = '2026-11-22T10:00:00.000Z';
const RUNS_PER_CLUSTER = 4;
const CHUNK = 50;

/** Clusters that are in the database, and a seed that one of them made. */
export interface Fleet {
  names: string[];
  digest: string;
}

const nameOf = (number: number) => `sno${number}`;
const digestOf = (number: number) =>
  `sha256:${number.toString(16).padStart(64, '0')}`;

const DETAILS: ImageDetails = {
  digest: digestOf(1),
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 15 * GIB,
  architecture: 'amd64',
  seedFormatVersion: '4',
  seedClusterInfo: {
    seed_cluster_ocp_version: '4.18.12',
    has_proxy: false,
    has_fips: false,
    additionalTrustBundle: { hasUserCaBundle: true, proxyConfigmapName: '' },
    container_storage_mountpoint_target:
      '/dev/disk/by-partlabel/var-lib-containers',
  },
};

// Every tenth is attached to a hub, as the whole fleet of one is.
function answersOf(number: number, asOf: string): Answer[] {
  return CHECKS.filter(
    ({ decides }) => decides === 'each-look' || decides === 'some-looks',
  ).map(({ id }) =>
    id === 'detached-from-hub' && number % 10 === 0
      ? {
          id,
          status: 'fail',
          reasonCode: 'KlusterletPresent',
          message:
            'Rejected: Cluster must be detached from hub prior to seed generation',
          remedy:
            'Copy the admin kubeconfig first, since the hub deletes it with the namespace of the cluster. Then delete its ManagedCluster on the hub.',
          asOf,
        }
      : { id, status: 'pass', asOf },
  );
}

/** A picture as large as that of a real cluster. */
export function snapshotOf(number: number, at: string): Picture {
  const disk = (name: string) => ({
    name,
    path: `/dev/${name}`,
    sizeBytes: 500 * GIB,
    model: 'Dell Ent NVMe v2 AGN RI U.2 1.92TB',
    serial: `S${number}`,
    stablePath: `/dev/disk/by-id/nvme-Dell_Ent_NVMe_v2_AGN_${number}_${name}`,
    rotational: false,
    mountpoints: [],
    partitions: Array.from({ length: 5 }, (_, index) => ({
      name: `${name}${index + 1}`,
      sizeBytes: 100 * GIB,
      startBytes: index * 100 * GIB,
      label: index === 4 ? 'var-lib-containers' : `part-${index}`,
      filesystem: 'xfs',
      mountpoints: index === 4 ? ['/var/lib/containers'] : [],
    })),
  });
  return {
    cluster: nameOf(number),
    observedAt: at,
    reachableAt: at,
    reachability: number % 20 === 0 ? 'unreachable' : 'reachable',
    clusterId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    version: `4.${16 + (number % 4)}.${number % 30}`,
    architecture: 'x86_64',
    node: `node-${number}.edge.example.com`,
    lifecycleAgent: { installed: true, ready: true, version: '4.18.0' },
    seedGenerator: { state: 'absent' },
    checks: answersOf(number, at),
    configuration: {
      hasProxy: number % 3 === 0,
      hasFips: false,
      trustBundle: { hasUserCaBundle: true, proxyConfigmapName: '' },
    },
    layout: {
      node: `node-${number}.edge.example.com`,
      observedAt: at,
      disks: [disk('nvme0n1'), disk('nvme1n1')],
      filesystems: ['/', '/sysroot', '/boot', '/var/lib/containers'].map(
        mountpoint => ({
          mountpoint,
          source: '/dev/nvme0n1p5',
          sizeBytes: 200 * GIB,
          usedBytes: 20 * GIB,
          availableBytes: 180 * GIB,
          inodes: { total: 10_000_000, free: 9_000_000 },
        }),
      ),
      sources: ['lsblk', 'df'],
      containerMountUnit: {
        active: true,
        what: '/dev/nvme0n1p5',
        target: '/dev/disk/by-partlabel/var-lib-containers',
      },
    },
  };
}

/** Fills the database with clusters, their runs and seeds, and who owns them. */
export async function fillFleet(knex: Knex, count: number): Promise<Fleet> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  await knex.batchInsert(
    'seedgen_snapshots',
    numbers.map(number => ({
      cluster: nameOf(number),
      updated_at: LOOKED,
      snapshot: JSON.stringify(snapshotOf(number, LOOKED)),
    })),
    CHUNK,
  );
  await knex.batchInsert(
    'seedgen_kept_checks',
    numbers.map(number => ({
      cluster: nameOf(number),
      updated_at: LOOKED,
      checks: JSON.stringify([
        {
          id: 'no-imager-running',
          status: 'pass',
          asOf: LOOKED,
          source: 'run',
        },
      ]),
    })),
    CHUNK,
  );
  const runs = numbers.flatMap(number =>
    Array.from({ length: RUNS_PER_CLUSTER }, (_, index) =>
      runRow(number, index),
    ),
  );
  await knex.batchInsert('seedgen_runs', runs, CHUNK);
  await knex.batchInsert('seedgen_seeds', numbers.map(seedOf), CHUNK);
  await knex('seedgen_image_details').insert({
    digest: digestOf(1),
    details: JSON.stringify(DETAILS),
  });
  await knex.batchInsert(
    'seedgen_owners',
    numbers.map(number => ({
      cluster: nameOf(number),
      owner: `group:default/team-${number % 40}`,
    })),
    CHUNK,
  );
  await knex('seedgen_owners_head').insert({ id: 1, as_of: LOOKED });
  return { names: numbers.map(nameOf), digest: digestOf(1) };
}

// One in ten clusters has a run under way; the text is as long as that of a real run.
function runRow(number: number, index: number) {
  const active = index === RUNS_PER_CLUSTER - 1 && number % 10 === 0;
  const phase = active ? 'Imaging' : 'Succeeded';
  const id = `run-${number}-${index}`;
  const request = {
    kind: 'generate',
    cluster: nameOf(number),
    seedImage: `registry.example/ocp-${nameOf(number)}/seed:${index}`,
    confirmation: nameOf(number),
  };
  return {
    id,
    kind: 'generate',
    cluster: nameOf(number),
    phase,
    active: active ? 1 : 0,
    watching: 0,
    requested_by: 'user:default/jane',
    requested_at: LOOKED,
    finished_at: active ? null : LOOKED,
    request_hash: 'a'.repeat(64),
    revision: 40,
    owner_epoch: 1,
    state: JSON.stringify({
      id,
      kind: 'generate',
      cluster: nameOf(number),
      request,
      requestedBy: 'user:default/jane',
      requestedAt: LOOKED,
      phase,
      phaseSince: LOOKED,
      statusText: 'Launching imager container',
      watching: false,
      memory: { effects: {}, filler: 'x'.repeat(4_000) },
    }),
  };
}

function seedOf(number: number) {
  return {
    run_id: `run-${number}-0`,
    cluster: nameOf(number),
    image: `registry.example/ocp-${nameOf(number)}/seed:0`,
    digest: digestOf(number),
    size_bytes: 15 * GIB,
    verified_at: LOOKED,
    requested_by: 'user:default/jane',
    version: `4.${16 + (number % 4)}.${number % 30}`,
    architecture: 'x86_64',
  };
}

/** Fills the audit log; hashes are as long as real ones. */
export async function fillAudit(knex: Knex, count: number): Promise<void> {
  const hash = (number: number) => number.toString(16).padStart(64, '0');
  await knex.batchInsert(
    'seedgen_audit',
    Array.from({ length: count }, (_, index) => ({
      sequence: index + 1,
      id: `entry-${index + 1}`,
      at: LOOKED,
      action: 'run.phase',
      outcome: 'succeeded',
      actor: 'service:seedgen',
      cluster: nameOf(index % 3_500),
      run_id: `run-${index % 3_500}-0`,
      image: `registry.example/ocp-${nameOf(index % 3_500)}/seed:0`,
      message: 'Imaging: Launching imager container',
      previous_hash: hash(index),
      hash: hash(index + 1),
    })),
    CHUNK,
  );
  await knex('seedgen_audit_head').update({ sequence: count });
}
