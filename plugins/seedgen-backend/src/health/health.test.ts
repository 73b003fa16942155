import express from 'express';
import request from 'supertest';
import { ManualClock } from '../__testUtils__/ManualClock';
import { createHealthRouter } from './createHealthRouter';
import { HealthChecks, Heartbeats } from './HealthChecks';

function setup() {
  const clock = new ManualClock();
  const heartbeats = new Heartbeats({
    clock,
    names: ['reconciler', 'sweeper'],
  });
  const ping = jest.fn(async (): Promise<unknown> => undefined);
  const checks = new HealthChecks({
    ping,
    loops: () => heartbeats.alive(),
    clock,
  });
  const app = express().use(createHealthRouter(checks));
  return { clock, heartbeats, ping, checks, app };
}

describe('health', () => {
  it('is an error until the loops turn, and ok from then on', async () => {
    const { clock, heartbeats, app } = setup();
    const before = await request(app).get('/health');
    expect(before.status).toBe(503);
    expect(before.body).toEqual({
      status: 'error',
      checks: { database: 'ok', reconciler: 'error', sweeper: 'error' },
    });
    heartbeats.beat('reconciler');
    heartbeats.beat('sweeper');
    await clock.advance(1_000);
    const after = await request(app).get('/health');
    expect(after.status).toBe(200);
    expect(after.body.status).toBe('ok');
    expect(after.headers['cache-control']).toBe('no-store');
  });

  it('notices a loop that has fallen silent', async () => {
    const { clock, heartbeats, checks } = setup();
    heartbeats.beat('sweeper');
    await clock.advance(59_000);
    heartbeats.beat('reconciler');
    await clock.advance(2_000);
    expect(await checks.read()).toEqual({
      status: 'error',
      checks: { database: 'ok', reconciler: 'ok', sweeper: 'error' },
    });
  });

  it('is an error while the database refuses or says nothing, without saying why', async () => {
    const { clock, heartbeats, ping, checks } = setup();
    heartbeats.beat('reconciler');
    heartbeats.beat('sweeper');
    ping.mockRejectedValueOnce(new Error('password authentication failed'));
    const refused = await checks.read();
    expect(refused.checks.database).toBe('error');
    expect(JSON.stringify(refused)).not.toContain('password');
    await clock.advance(1_000);
    ping.mockReturnValueOnce(new Promise(() => {}));
    const silent = checks.read();
    await clock.advance(2_000);
    expect((await silent).checks.database).toBe('error');
  });

  it('asks the database once a second, however many ask', async () => {
    const { clock, ping, checks } = setup();
    await Promise.all([checks.read(), checks.read(), checks.read()]);
    expect(ping).toHaveBeenCalledTimes(1);
    await clock.advance(1_000);
    await checks.read();
    expect(ping).toHaveBeenCalledTimes(2);
  });
});
