import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVersion } from './lib/prepare.mjs';

for (const [installed, wanted, same] of [
  ['24.21.0', '24.21.0', true],
  ['24.21.0', '24', true],
  ['22.23.5', '22', true],
  ['24.20.0', '24.21.0', false],
  ['24.21.0', '22', false],
  // A major is a whole number, not the beginning of one.
  ['24.21.0', '2', false],
  [undefined, '24', false],
]) {
  test(`${installed ?? 'nothing'} ${
    same ? 'is' : 'is not'
  } the Node ${wanted} that is wanted`, () => {
    assert.equal(isVersion(installed, wanted), same);
  });
}
