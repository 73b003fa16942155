import { createPermission } from '@backstage/plugin-permission-common';
import { z } from 'zod';
import type { RunKindDefinition } from '../../engine/definition';
import { readStoredMemory } from '../../engine/storedState';
import type { MachineMemory } from '../../engine/types';
import { decide, type RehearsalRequest } from './decide';

/** What plays the piece; a test looks at what was played. */
export const stage: { played: string[] } = { played: [] };

/**
 * A kind of run that no product has: it is about no cluster, has three phases and one effect. It proves that
 * a kind is one folder and one line in a list.
 */
export const rehearsal: RunKindDefinition<RehearsalRequest, MachineMemory> = {
  kind: 'rehearsal',
  request: z.strictObject({
    kind: z.literal('rehearsal'),
    piece: z.string().min(1).max(100),
    reason: z.string().optional(),
  }) as z.ZodType<RehearsalRequest>,
  subject: 'none',
  locks: 'nothing',
  phases: ['Tuning', 'Playing', 'Bowing'],
  phaseLimits: { Playing: 60_000 },
  stateVersion: 1,
  newMemory: () => ({ effects: {} }),
  upgradeState: stored => readStoredMemory<MachineMemory>(stored, []),
  permission: createPermission({
    name: 'rehearsal.play',
    attributes: { action: 'create' },
  }),
  auditMessage: ({ piece }) => `Plays ${piece}`,
  decide,
  performers: {
    play: async ({ type }: { type: string }, { run }) => {
      stage.played.push((run.request as RehearsalRequest).piece);
      return { type, ok: true, value: undefined };
    },
  },
  isPastReturn: ({ phase }) => phase === 'Bowing',
};
