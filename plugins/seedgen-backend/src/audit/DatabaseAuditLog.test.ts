import { createHash } from 'node:crypto';
import type { AuditEntry } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseAuditLog } from './DatabaseAuditLog';
import { HASH_VERSIONS, hashRow } from './canonical';
import type { AuditRecord } from './types';

const databases = testDatabases();

const REQUESTED: AuditRecord = {
  action: 'run.requested',
  outcome: 'accepted',
  actor: 'user:default/jane',
  cluster: 'sno1',
};

describe.each(databases.ids)('DatabaseAuditLog on %s', id => {
  let knex: Knex;
  let copies: AuditEntry[];
  let log: DatabaseAuditLog;
  const clock = new ManualClock();

  beforeEach(async () => {
    knex = await databases.create(id);
    copies = [];
    log = new DatabaseAuditLog({
      knex,
      clock,
      sink: async entry => {
        copies.push(entry);
      },
    });
  });

  /** Lifts the protection, as somebody with all rights over the database could. */
  const unprotect = async () => {
    if (id === 'SQLITE_3') {
      await knex.raw('DROP TRIGGER seedgen_audit_no_update');
      await knex.raw('DROP TRIGGER seedgen_audit_no_delete');
    } else {
      await knex.raw(
        'ALTER TABLE seedgen_audit DISABLE TRIGGER seedgen_audit_append_only',
      );
    }
  };

  it('numbers rows without gaps, chains them, and copies each', async () => {
    for (let index = 0; index < 5; index += 1) await log.append(REQUESTED);
    const { items } = await log.query({});
    expect(items.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
    expect(items[0].previousHash).toBe(items[1].hash);
    expect(items[4].previousHash).toBe('0'.repeat(64));
    expect(copies.map(({ hash }) => hash)).toEqual(
      items.map(({ hash }) => hash).reverse(),
    );
    expect(await log.verify()).toEqual({ rows: 5 });
  });

  it('leaves neither row, gap nor copy behind when a transaction is rolled back', async () => {
    await log.append(REQUESTED);
    await expect(
      knex.transaction(async transaction => {
        await log.append(REQUESTED, transaction);
        throw new Error('the effect failed');
      }),
    ).rejects.toThrow('the effect failed');
    await log.append({ ...REQUESTED, cluster: 'sno2' });
    expect((await log.query({})).items).toHaveLength(2);
    expect(copies.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await log.verify()).toEqual({ rows: 2 });
  });

  it('keeps one chain when many write at once', async () => {
    const other = new DatabaseAuditLog({
      knex,
      clock,
      sink: async () => undefined,
    });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? log : other).append(REQUESTED),
      ),
    );
    expect(await log.verify()).toEqual({ rows: 40 });
  });

  it.each([
    [
      'a changed row',
      3,
      () => knex('seedgen_audit').where('sequence', 3).update({ actor: 'x' }),
    ],
    [
      'a removed row',
      2,
      () => knex('seedgen_audit').where('sequence', 2).delete(),
    ],
    [
      'a removed end',
      5,
      () => knex('seedgen_audit').where('sequence', 5).delete(),
    ],
    [
      'a row that was changed with its hash',
      4,
      () =>
        knex('seedgen_audit')
          .where('sequence', 4)
          .update({ hash: 'f'.repeat(64) }),
    ],
  ])('finds %s', async (_, brokenAt, tamper) => {
    for (let index = 0; index < 5; index += 1) await log.append(REQUESTED);
    await unprotect();
    await tamper();
    expect((await log.verify()).brokenAt).toBe(brokenAt);
  });

  describe('with hash versions', () => {
    // Version 2 as somebody would add it who adds a column.
    const withSecond = new Map([
      ...HASH_VERSIONS,
      [2, [...HASH_VERSIONS.get(1)!, 'hash_version', 'subject'].sort()],
    ]);
    const verifying = (hashVersions: typeof HASH_VERSIONS) =>
      new DatabaseAuditLog({
        knex,
        clock,
        sink: async () => undefined,
        hashVersions,
      });
    const addColumn = () =>
      knex.schema.alterTable('seedgen_audit', table => {
        table.string('subject', 253);
      });
    const appendOfSecond = async (change: object = {}) => {
      const head = await knex('seedgen_audit_head').first();
      const row = {
        sequence: head.sequence + 1,
        id: 'second',
        at: '2026-11-22T10:00:00.000Z',
        action: 'run.requested',
        outcome: 'accepted',
        actor: 'user:default/jane',
        previous_hash: head.hash,
        hash_version: 2,
        subject: 'group:default/edge',
      };
      const hash = hashRow(row, 2, withSecond)!;
      await knex('seedgen_audit').insert({ ...row, ...change, hash });
      await knex('seedgen_audit_head').update({ sequence: row.sequence, hash });
    };

    it('verifies rows of before after a column was added', async () => {
      for (let index = 0; index < 3; index += 1) await log.append(REQUESTED);
      await addColumn();
      await log.append(REQUESTED);
      expect(await log.verify()).toEqual({ rows: 4 });
      expect(await verifying(withSecond).verify()).toEqual({ rows: 4 });
    });

    it('verifies a later version by its own columns', async () => {
      await log.append(REQUESTED);
      await addColumn();
      await appendOfSecond();
      expect(await verifying(withSecond).verify()).toEqual({ rows: 2 });
    });

    it.each([{ subject: 'group:default/other' }, { hash_version: 1 }])(
      'finds a row of a later version that was changed: %j',
      async change => {
        await log.append(REQUESTED);
        await addColumn();
        await appendOfSecond(change);
        expect(await verifying(withSecond).verify()).toEqual({
          rows: 1,
          brokenAt: 2,
        });
      },
    );

    it('says that it could not verify what a newer replica has written', async () => {
      await log.append(REQUESTED);
      await addColumn();
      await appendOfSecond();
      await log.append(REQUESTED);
      expect(await log.verify()).toEqual({ rows: 3, unverified: 1 });
    });
  });

  it('hashes rows of version 1 as the first release did', async () => {
    await log.append(REQUESTED);
    const [row] = await knex('seedgen_audit');
    const canonical = JSON.stringify({
      action: 'run.requested',
      actor: 'user:default/jane',
      at: row.at,
      cluster: 'sno1',
      digest: null,
      id: row.id,
      image: null,
      message: null,
      outcome: 'accepted',
      previous_hash: '0'.repeat(64),
      reason_code: null,
      run_id: null,
      sequence: 1,
    });
    expect(row.hash).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('filters by whole values, pages by key, and takes wildcards for what they are', async () => {
    for (let index = 0; index < 7; index += 1) {
      await log.append({ ...REQUESTED, cluster: index % 2 ? 'sno1' : 'sno%' });
    }
    const first = await log.query({ cluster: 'sno%', limit: 3 });
    expect(first.items.map(({ sequence }) => sequence)).toEqual([7, 5, 3]);
    const second = await log.query({
      cluster: 'sno%',
      limit: 3,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ sequence }) => sequence)).toEqual([1]);
    expect(second.nextCursor).toBeUndefined();
    expect((await log.query({ cluster: '%' })).items).toHaveLength(0);
    expect((await log.query({ actor: "' OR 1=1--" })).items).toHaveLength(0);
    expect(
      (await log.query({ from: '2026-11-22T10:00:00Z' })).items,
    ).toHaveLength(7);
    expect(
      (await log.query({ until: '2026-11-22T09:59:59Z' })).items,
    ).toHaveLength(0);
  });

  it.each([
    { limit: 0 },
    { limit: -1 },
    { limit: 1e9 },
    { cursor: '1; drop table' },
    { cursor: '0' },
    { from: 'yesterday' },
    { from: '2026-11-22T10:00:00Z', until: '2026-11-21T10:00:00Z' },
    { cluster: ['a', 'b'] as unknown as string },
    { actor: 'x'.repeat(601) },
  ])('refuses %j', async query => {
    await expect(log.query(query)).rejects.toThrow(/Invalid/);
  });

  it('masks credentials and cuts what is too long', async () => {
    await log.append({
      ...REQUESTED,
      message: `token=abcdefghijkl\r\n{"isAuditEvent":true}${'x'.repeat(2000)}`,
    });
    const [entry] = (await log.query({})).items;
    expect(entry.message).not.toContain('abcdefghijkl');
    expect(entry.message).not.toMatch(/[\r\n]/);
    expect(entry.message!.length).toBeLessThanOrEqual(1024);
    expect(await log.verify()).toEqual({ rows: 1 });
  });
});
