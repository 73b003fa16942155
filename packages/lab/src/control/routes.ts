import { clusterRoutes, describeCluster } from './clusterRoutes';
import {
  patchFaults,
  patchSchemaOf,
  registryFaultsSchema,
  replaceFaults,
} from './faults';
import { readJson } from './requestBody';
import { scenarioRoutes } from './scenarioRoutes';
import type { ControlledLab, ControlRoute } from './types';

const registryPatchSchema = patchSchemaOf(registryFaultsSchema);

function describeRegistry({ registry }: ControlledLab) {
  const { host, authentication, faults } = registry;
  return { host, authentication, faults };
}

/** All that the control API can do. */
export const routes: ControlRoute[] = [
  {
    method: 'GET',
    pattern: /^\/state$/,
    handle: ({ lab }) => ({
      speed: lab.clock.speed,
      clusters: lab.clusters().map(each => describeCluster(lab, each)),
      registry: describeRegistry(lab),
    }),
  },
  {
    method: 'GET',
    pattern: /^\/speed$/,
    handle: ({ lab }) => ({ speed: lab.clock.speed }),
  },
  ...clusterRoutes,
  ...scenarioRoutes,
  {
    method: 'PUT',
    pattern: /^\/registry\/faults$/,
    handle: async ({ lab, request }) => {
      const next = await readJson(request, registryFaultsSchema);
      replaceFaults(lab.registry.faults, next);
      await lab.registry.applyFaults();
      return describeRegistry(lab);
    },
  },
  {
    method: 'PATCH',
    pattern: /^\/registry\/faults$/,
    handle: async ({ lab, request }) => {
      const changes = await readJson(request, registryPatchSchema);
      patchFaults(lab.registry.faults, changes);
      await lab.registry.applyFaults();
      return describeRegistry(lab);
    },
  },
  {
    method: 'DELETE',
    pattern: /^\/registry\/faults$/,
    handle: async ({ lab }) => {
      replaceFaults(lab.registry.faults, {});
      await lab.registry.applyFaults();
      return describeRegistry(lab);
    },
  },
  {
    method: 'GET',
    pattern: /^\/registry\/requests$/,
    handle: ({ lab }) => lab.registry.requests.summary(),
  },
  {
    method: 'DELETE',
    pattern: /^\/registry\/requests$/,
    handle: ({ lab }) => {
      lab.registry.requests.reset();
      return lab.registry.requests.summary();
    },
  },
];
