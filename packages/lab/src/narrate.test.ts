import type { ChangeEvent, KubeObject } from './apiserver/types';
import { narrate } from './narrate';

const listeners = new Map<string, (event: ChangeEvent) => void>();
const store = {
  onChange: (kind: string, listener: (event: ChangeEvent) => void) => {
    listeners.set(kind, listener);
    return () => listeners.delete(kind);
  },
};

function object(kind: string, name: string, conditions: object[]): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name },
    status: { conditions },
  };
}

it('says each message of the SeedGenerator once, and when it goes', () => {
  const said: string[] = [];
  const stop = narrate(store, (source, message) =>
    said.push(`${source}: ${message}`),
  );
  const tell = listeners.get('lca.openshift.io/SeedGenerator')!;
  const seed = (...messages: string[]) =>
    object(
      'SeedGenerator',
      'seedimage',
      messages.map(message => ({ type: 'SeedGenInProgress', message })),
    );
  tell({ type: 'ADDED', object: seed() });
  tell({ type: 'MODIFIED', object: seed('one') });
  tell({ type: 'MODIFIED', object: seed('one') });
  tell({ type: 'MODIFIED', object: seed('one', 'two') });
  tell({ type: 'DELETED', object: seed('two') });
  tell({ type: 'ADDED', object: seed('two') });
  expect(said).toEqual([
    'lifecycle-agent: SeedGenInProgress "one"',
    'lifecycle-agent: SeedGenInProgress "two"',
    'lifecycle-agent: SeedGenerator seedimage deleted',
    'lifecycle-agent: SeedGenInProgress "two"',
  ]);
  stop();
  expect(listeners.size).toBe(0);
});

it('says what holds for a pool', () => {
  const said: string[] = [];
  narrate(store, (_, message) => said.push(message));
  const tell = listeners.get(
    'machineconfiguration.openshift.io/MachineConfigPool',
  )!;
  const pool = (...types: string[]) =>
    object(
      'MachineConfigPool',
      'master',
      ['Updated', 'Updating', 'RenderDegraded', 'Degraded'].map(type => ({
        type,
        status: types.includes(type) ? 'True' : 'False',
      })),
    );
  tell({
    type: 'MODIFIED',
    object: pool('Updated'),
    previous: pool('Updated'),
  });
  tell({ type: 'MODIFIED', object: pool('Updating') });
  tell({
    type: 'MODIFIED',
    object: pool('Updated', 'RenderDegraded', 'Degraded'),
  });
  expect(said).toEqual([
    'pool master Updating',
    'pool master Updated, Degraded',
  ]);
});
