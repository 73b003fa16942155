import { format, inspect } from 'node:util';
import { Secret } from './Secret';

it('shows itself to nobody who does not ask', () => {
  const secret = new Secret('canary');
  const shown = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 5, showHidden: true }),
    format('%s %o %j', secret, secret, secret),
    JSON.stringify(Object.entries(secret)),
    JSON.stringify(structuredClone({ ...secret })),
  ].join(' ');
  expect(shown).not.toContain('canary');
  expect(secret.reveal()).toBe('canary');
});
