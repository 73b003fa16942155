import { mockServices } from '@backstage/backend-test-utils';
import type { AuditEntry } from '@seedgen/backstage-plugin-seedgen-common';
import { auditorSink } from './auditorSink';

const entry: AuditEntry = {
  sequence: 7,
  id: 'entry-7',
  at: '2026-11-22T10:00:00.000Z',
  action: 'run.requested',
  outcome: 'accepted',
  actor: 'user:default/ann',
  cluster: 'sno1',
  previousHash: 'a'.repeat(64),
  hash: 'b'.repeat(64),
};

function setup() {
  const success = jest.fn();
  const fail = jest.fn();
  const createEvent = jest.fn(async () => ({ success, fail }));
  const logger = mockServices.logger.mock();
  const sink = auditorSink(mockServices.auditor.mock({ createEvent }), logger);
  return { success, fail, createEvent, logger, sink };
}

describe('auditorSink', () => {
  it('copies who did what on which cluster, and what a log can be held against', async () => {
    const { sink, createEvent, success } = setup();
    await sink(entry);
    expect(createEvent).toHaveBeenCalledWith({
      eventId: 'run',
      severityLevel: 'medium',
      meta: {
        actionType: 'requested',
        outcome: 'accepted',
        sequence: 7,
        id: 'entry-7',
        at: entry.at,
        actor: 'user:default/ann',
        cluster: 'sno1',
        hash: entry.hash,
      },
    });
    expect(success).toHaveBeenCalledTimes(1);
  });

  it.each(['denied', 'invalid', 'failed'] as const)(
    'copies what was %s as a failure, by its reason',
    async outcome => {
      const { sink, success, fail } = setup();
      await sink({ ...entry, outcome, reasonCode: 'PermissionDenied' });
      expect(success).not.toHaveBeenCalled();
      expect(fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'PermissionDenied' }),
      });
    },
  );

  it('only logs that a copy failed', async () => {
    const { sink, createEvent, logger } = setup();
    createEvent.mockRejectedValueOnce(new Error('away'));
    await sink(entry);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
