import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import { ManualClock } from '../__testUtils__/ManualClock';
import { RememberedCredentials } from './RememberedCredentials';
import { REMEMBER_MS, RememberedDecisions } from './RememberedDecisions';

const request = (authorization?: string) =>
  ({ headers: { authorization } } as Request);
const user = () => mockCredentials.user();

describe('RememberedCredentials', () => {
  it('gives the same for the same token, for a while', async () => {
    const clock = new ManualClock();
    const remembered = new RememberedCredentials(clock);
    const first = user();
    expect(remembered.sameAs(request('Bearer a'), first)).toBe(first);
    expect(remembered.sameAs(request('Bearer a'), user())).toBe(first);
    // As long as it is used, and not much longer.
    await clock.advance(9 * 60_000);
    expect(remembered.sameAs(request('Bearer a'), user())).toBe(first);
    await clock.advance(9 * 60_000);
    expect(remembered.sameAs(request('Bearer a'), user())).toBe(first);
    await clock.advance(11 * 60_000);
    const later = user();
    expect(remembered.sameAs(request('Bearer a'), later)).toBe(later);
  });

  it('keeps tokens apart, and knows nobody without one', () => {
    const remembered = new RememberedCredentials(new ManualClock());
    const [one, other, nobody] = [user(), user(), user()];
    remembered.sameAs(request('Bearer a'), one);
    expect(remembered.sameAs(request('Bearer b'), other)).toBe(other);
    remembered.sameAs(request(), one);
    expect(remembered.sameAs(request(), nobody)).toBe(nobody);
  });

  it('does not grow for ever', () => {
    const remembered = new RememberedCredentials(new ManualClock());
    const first = user();
    remembered.sameAs(request('Bearer first'), first);
    for (let index = 0; index < 2_000; index += 1) {
      remembered.sameAs(request(`Bearer ${index}`), user());
    }
    const later = user();
    expect(remembered.sameAs(request('Bearer first'), later)).toBe(later);
  });
});

describe('RememberedDecisions', () => {
  const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
  const deny: PolicyDecision = { result: AuthorizeResult.DENY };
  const setup = () => {
    const clock = new ManualClock();
    const decisions = new RememberedDecisions(clock);
    const credentials = user();
    const ask = jest.fn(async () => allow);
    const get = () => decisions.get(credentials, 'read', ask);
    return { clock, ask, get };
  };

  it('asks once for those who ask together and for a while', async () => {
    const { clock, ask, get } = setup();
    expect(await Promise.all([get(), get()])).toEqual([allow, allow]);
    await clock.advance(REMEMBER_MS / 2 - 1);
    await get();
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockResolvedValue(deny);
    await clock.advance(REMEMBER_MS / 2 + 1);
    expect(await get()).toEqual(deny);
  });

  it('asks again while nobody waits, when it is used', async () => {
    const { clock, ask, get } = setup();
    await get();
    await clock.advance(REMEMBER_MS / 2);
    ask.mockResolvedValue(deny);
    expect(await Promise.all([get(), get()])).toEqual([allow, allow]);
    await clock.advance(0);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(await get()).toEqual(deny);
    // It counts from when it was asked for.
    await clock.advance(REMEMBER_MS / 2 - 1);
    expect(await get()).toEqual(deny);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps no decision beyond its time because another could not be had', async () => {
    const { clock, ask, get } = setup();
    await get();
    ask.mockRejectedValue(new Error('away'));
    await clock.advance(REMEMBER_MS / 2);
    expect(await get()).toEqual(allow);
    await clock.advance(REMEMBER_MS / 2);
    await expect(get()).rejects.toThrow('away');
  });

  it('takes nobody for somebody else, and no permission for another', async () => {
    const decisions = new RememberedDecisions(new ManualClock());
    const [one, other] = [user(), user()];
    await decisions.get(one, 'read', async () => allow);
    expect(await decisions.get(other, 'read', async () => deny)).toEqual(deny);
    expect(await decisions.get(one, 'audit', async () => deny)).toEqual(deny);
  });

  it('asks again at once when it could not be decided', async () => {
    const decisions = new RememberedDecisions(new ManualClock());
    const credentials = user();
    await expect(
      decisions.get(credentials, 'read', async () => {
        throw new Error('away');
      }),
    ).rejects.toThrow('away');
    expect(await decisions.get(credentials, 'read', async () => allow)).toEqual(
      allow,
    );
  });
});
