import type {
  AuditEntry,
  AuditExportFormat,
  AuditQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseAuditExport } from './DatabaseAuditExport';
import { DatabaseAuditLog } from './DatabaseAuditLog';
import type { AuditRecord } from './types';

const databases = testDatabases();

const RECORD: AuditRecord = {
  action: 'run.requested',
  outcome: 'accepted',
  actor: 'user:default/jane',
  cluster: 'sno1',
};

describe.each(databases.ids)('DatabaseAuditExport on %s', id => {
  let knex: Knex;
  let log: DatabaseAuditLog;
  const clock = new ManualClock();

  beforeEach(async () => {
    knex = await databases.create(id);
    log = new DatabaseAuditLog({ knex, clock, sink: async () => undefined });
  });

  const take = async (query: AuditQuery, format: AuditExportFormat) => {
    const file = await new DatabaseAuditExport({ knex }).prepare(query, format);
    let text = '';
    for await (const chunk of file.chunks) text += chunk;
    return { ...file, text };
  };
  const entriesOf = (text: string): AuditEntry[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));

  it('has every entry with its hashes, in the order of the chain, over many pages', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => ({
      sequence: index + 1,
      id: `a-${index}`,
      at: '2026-11-22T10:00:00.000Z',
      action: 'run.phase',
      outcome: 'succeeded',
      actor: 'service:seedgen',
      previous_hash: String(index).padStart(64, '0'),
      hash: String(index + 1).padStart(64, '0'),
    }));
    await knex.batchInsert('seedgen_audit', rows, 50);
    await knex('seedgen_audit_head').update({ sequence: 2500 });
    const { rows: count, text } = await take({}, 'jsonl');
    const entries = entriesOf(text);
    expect(count).toBe(2500);
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      rows.map(({ sequence }) => sequence),
    );
    for (const [index, entry] of entries.entries()) {
      expect(entry.previousHash).toBe(
        index === 0 ? '0'.repeat(64) : entries[index - 1].hash,
      );
    }
  });

  it('writes a table without hashes, in which nothing is a formula', async () => {
    await log.append({
      ...RECORD,
      actor: '=cmd|calc',
      message: 'he said "no", twice\nand left',
    });
    const { text, contentType } = await take({}, 'csv');
    const [head, ...rest] = text.split('\r\n');
    expect(contentType).toContain('text/csv');
    expect(head).toBe(
      '"sequence","at","action","outcome","actor","cluster","runId","image","digest","reasonCode","message","id"',
    );
    expect(rest.join('\r\n')).toMatch(
      /^"1","2026-11-22T10:00:00.000Z","run.requested","accepted","'=cmd\|calc","sno1","","","","","he said ""no"", twice.*and left","[0-9a-f-]{36}"\r\n$/s,
    );
    const [{ hash }] = (await log.query({})).items;
    expect(text).not.toContain(hash);
  });

  it('is only a head without entries', async () => {
    expect((await take({}, 'jsonl')).text).toBe('');
    expect((await take({}, 'csv')).text.split('\r\n')).toHaveLength(2);
  });

  it.each<[AuditQuery, number[]]>([
    [{ actor: 'user:default/eve' }, [3]],
    [{ cluster: 'sno1' }, [1, 4]],
    [{ action: 'run.failed' }, [4]],
    [{ outcome: 'denied' }, [3]],
    [{ image: 'registry.example/a:1' }, [2]],
    [{ digest: 'sha256:1' }, [4]],
    [{ runId: 'run-1' }, [4]],
    [{ from: '2026-11-22T11:00:00.000Z' }, [3, 4]],
    [{ until: '2026-11-22T10:30:00.000Z' }, [1, 2]],
    [{ cluster: 'sno1', outcome: 'failed' }, [4]],
  ])('has what matches %j, like the pages', async (query, expected) => {
    const own = new ManualClock();
    const timed = new DatabaseAuditLog({
      knex,
      clock: own,
      sink: async () => undefined,
    });
    await timed.append(RECORD);
    await timed.append({
      ...RECORD,
      cluster: 'sno2',
      image: 'registry.example/a:1',
    });
    await own.advance(3_600_000);
    await timed.append({
      ...RECORD,
      cluster: undefined,
      actor: 'user:default/eve',
      outcome: 'denied',
    });
    await timed.append({
      ...RECORD,
      action: 'run.failed',
      outcome: 'failed',
      runId: 'run-1',
      digest: 'sha256:1',
    });
    const sequences = entriesOf((await take(query, 'jsonl')).text).map(
      ({ sequence }) => sequence,
    );
    expect(sequences).toEqual(expected);
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await timed.query({ ...query, limit: 1, cursor });
      pages.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages.reverse()).toEqual(expected);
  });

  it('leaves out what is added while it is read', async () => {
    await log.append(RECORD);
    const file = await new DatabaseAuditExport({ knex }).prepare({}, 'jsonl');
    await log.append({ ...RECORD, action: 'audit.exported' });
    let text = '';
    for await (const chunk of file.chunks) text += chunk;
    expect(entriesOf(text)).toHaveLength(1);
    expect(file.rows).toBe(1);
  });

  it('refuses more than a file may have, before anything is read', async () => {
    for (let index = 0; index < 3; index += 1) await log.append(RECORD);
    const bounded = new DatabaseAuditExport({ knex, mostRows: 2 });
    await expect(bounded.prepare({}, 'csv')).rejects.toThrow(
      /^ExportTooLarge: more than 2 entries/,
    );
    await expect(
      bounded.prepare({ cluster: 'sno2' }, 'csv'),
    ).resolves.toMatchObject({ rows: 0 });
  });
});
