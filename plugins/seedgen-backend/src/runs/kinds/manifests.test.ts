import {
  buildSecondaryDiskMachineConfig,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { parse } from 'yaml';
import type { MachineRun } from '../engine/types';
import { newRun } from '../engine/newRun';
import type { PartitionRun } from './partition/memory';
import { KINDS } from './index';

const run = (request: RunRequest) =>
  newRun(
    {
      id: 'run-1',
      request,
      requestedBy: 'user:default/jane',
      now: new Date('2026-11-22T10:00:00Z'),
    },
    KINDS,
  );

const manifestsOfRun = (each: MachineRun) => KINDS.of(each).manifests!(each);

describe('manifests of a run', () => {
  it('shows Secret and SeedGenerator of a generation, without the credential', () => {
    const [secret, generator] = manifestsOfRun(
      run({
        kind: 'generate',
        cluster: 'sno1',
        seedImage: 'registry.example/ocp/seed:1',
        confirmation: 'sno1',
      }),
    );
    const annotations = {
      'seedgen.io/run': 'run-1',
      'seedgen.io/requested-by': 'user:default/jane',
    };
    expect(secret.name).toBe('secret-seedgen.yaml');
    expect(parse(secret.yaml)).toMatchObject({
      kind: 'Secret',
      metadata: { name: 'seedgen', annotations },
      data: { seedAuth: '<not shown>' },
    });
    expect(parse(generator.yaml)).toMatchObject({
      kind: 'SeedGenerator',
      metadata: { name: 'seedimage', annotations },
      spec: { seedImage: 'registry.example/ocp/seed:1' },
    });
  });

  it('shows the MachineConfig of a partition once it is planned', () => {
    const partition = run({
      kind: 'partition',
      cluster: 'sno1',
      strategy: 'secondary-disk',
      confirmation: 'sno1',
    }) as PartitionRun;
    expect(manifestsOfRun(partition)).toEqual([]);
    partition.memory.manifest = buildSecondaryDiskMachineConfig(
      '/dev/disk/by-id/x',
      { runId: 'run-1', requestedBy: 'user:default/jane' },
    );
    const [{ name, yaml }] = manifestsOfRun(partition);
    expect(name).toBe('98-var-lib-containers-secondary-disk.yaml');
    expect(parse(yaml)).toEqual(partition.memory.manifest);
  });
});
