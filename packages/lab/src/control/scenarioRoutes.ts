import { z } from 'zod';
import {
  beginnings,
  NotForHub,
  scenarios,
  UnknownScenario,
} from '../scenarios';
import { describeCluster, findCluster } from './clusterRoutes';
import { ControlError } from './controlError';
import { readJson } from './requestBody';
import type { ControlRoute } from './types';

const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  begins: z.enum(beginnings).optional(),
});

/** Everything about scenarios. */
export const scenarioRoutes: ControlRoute[] = [
  {
    method: 'GET',
    pattern: /^\/scenarios$/,
    handle: () => ({
      scenarios: scenarios.map(({ apply: _, ...described }) => described),
    }),
  },
  {
    method: 'PUT',
    pattern: /^\/clusters\/([^/]+)\/scenario$/,
    handle: async ({ lab, name, request }) => {
      findCluster(lab, name);
      const wanted = await readJson(request, scenarioSchema);
      try {
        await lab.applyScenario(name, wanted.name, wanted.begins);
      } catch (error) {
        throw asControlError(error);
      }
      return describeCluster(lab, findCluster(lab, name));
    },
  },
  {
    method: 'DELETE',
    pattern: /^\/clusters\/([^/]+)\/scenario$/,
    handle: async ({ lab, name }) => {
      findCluster(lab, name);
      await lab.clearScenario(name);
      return describeCluster(lab, findCluster(lab, name));
    },
  },
];

function asControlError(error: unknown): unknown {
  if (error instanceof UnknownScenario) {
    return new ControlError(404, 'NoSuchScenario', error.message);
  }
  return error instanceof NotForHub
    ? new ControlError(409, 'NotForHub', error.message)
    : error;
}
