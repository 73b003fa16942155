import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import { assembleLayout } from '../clusters/layout/assembleLayout';
import { SEEN_AT } from './__testUtils__';
import { planStorage } from './plan';
import { assessReadiness } from './readiness';
import { formatGiB } from './requirements';
import { DEFAULT_SETTINGS } from '../__testUtils__/defaultSettings';

/** What the tools of a node print, as files; lists are lines. */
interface Recorded {
  what: string;
  documents: {
    lsblk?: object;
    df?: string[];
    mountUnit?: string[];
    diskLinks?: string[];
    summary?: object;
  };
  expected: {
    layout: string[];
    readiness: { status: string; reasons: string[] };
    plan: Record<string, unknown>;
  };
}

const directory = resolve(__dirname, '../clusters/layout/fixtures');
const recorded = readdirSync(directory)
  .filter(file => file.endsWith('.json'))
  .map((file): [string, Recorded] => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(resolve(directory, file), 'utf8')),
  ]);

const words = (...parts: (string | undefined)[]) =>
  parts.filter(Boolean).join(' ');

/** A layout as lines, one for each disk, partition, volume, filesystem and unit. */
function linesOf(layout: StorageLayout): string[] {
  return [
    `from ${layout.sources.join(' and ')}`,
    ...layout.disks.flatMap(disk => [
      words(
        disk.stablePath ?? disk.path,
        formatGiB(disk.sizeBytes),
        disk.filesystem,
        disk.mountpoints.join(' '),
      ),
      ...disk.partitions.map(({ name, sizeBytes, label, ...partition }) =>
        words(
          `- ${name}`,
          formatGiB(sizeBytes),
          label,
          partition.filesystem,
          partition.mountpoints.join(' '),
        ),
      ),
    ]),
    ...layout.filesystems.map(
      ({ mountpoint, availableBytes, sizeBytes, inodes }) =>
        `${mountpoint}: ${formatGiB(availableBytes)} of ${formatGiB(
          sizeBytes,
        )}, ${inodes?.free} of ${inodes?.total} inodes`,
    ),
    ...(layout.containerMountUnit
      ? [`unit ${layout.containerMountUnit.active ? 'active' : 'inactive'}`]
      : []),
  ];
}

/** The codes that reasons begin with. */
const codesOf = (reasons: string[]) =>
  reasons.flatMap(reason => /^([A-Z]\w+): ./.exec(reason)?.[1] ?? []);

describe('recorded documents', () => {
  it('are at least twenty', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(20);
  });

  it.each(recorded)('%s', (_, { documents, expected }) => {
    const read = assembleLayout({
      lsblk: documents.lsblk && JSON.stringify(documents.lsblk),
      df: documents.df?.join('\n'),
      mountUnit: documents.mountUnit?.join('\n'),
      diskLinks: documents.diskLinks?.join('\n'),
      summary: documents.summary,
    });
    const layout: StorageLayout = {
      node: 'node1',
      observedAt: SEEN_AT,
      ...read!,
    };
    expect(linesOf(layout)).toEqual(expected.layout);

    const now = new Date(SEEN_AT);
    const requirements = DEFAULT_SETTINGS.storage.requirements;
    const { status, reasons } = assessReadiness(layout, requirements, now);
    expect({ status, reasons: reasons.map(({ code }) => code) }).toEqual(
      expected.readiness,
    );

    const { recommended = null, options } = planStorage({
      cluster: 'sno1',
      layout,
      requirements,
      now,
      version: '4.18.27',
    });
    expect({
      recommended,
      ...Object.fromEntries(
        options.map(option => [
          option.strategy,
          [
            ...(option.feasible ? ['feasible'] : []),
            ...(option.device ? [option.device] : []),
            ...codesOf(option.reasons),
          ],
        ]),
      ),
    }).toEqual(expected.plan);
  });
});
