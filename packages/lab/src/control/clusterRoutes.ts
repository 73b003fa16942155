import { z } from 'zod';
import { ControlError } from './controlError';
import {
  clusterFaultsSchema,
  patchFaults,
  patchSchemaOf,
  replaceFaults,
} from './faults';
import { readJson } from './requestBody';
import type { ControlledCluster, ControlledLab, ControlRoute } from './types';

const outageSchema = z.strictObject({
  /** Seconds of the cluster's time. */
  seconds: z.number().min(0).max(86_400).default(60),
  how: z
    .enum([
      'refused',
      'reset',
      'silent',
      'starting',
      'unavailable',
      'initializing',
    ])
    .default('refused'),
});

const rotationSchema = z.strictObject({
  authority: z.enum(['same', 'new']).default('same'),
});

const rejectionSchema = z.strictObject({
  /** Whose tokens; absent: everybody's; empty: nobody's any more. */
  users: z.array(z.string()).optional(),
});

const clusterPatchSchema = patchSchemaOf(clusterFaultsSchema);

/** How a cluster is shown. */
export function describeCluster(
  lab: ControlledLab,
  { name, api, faults }: ControlledCluster,
) {
  const scenario = lab.scenarioOf(name);
  return {
    name,
    server: api.url,
    availability: api.availability(),
    faults,
    ...(scenario ? { scenario } : {}),
  };
}

/** @throws ControlError if there is none of this name */
export function findCluster(
  lab: ControlledLab,
  name: string,
): ControlledCluster {
  const clusters = lab.clusters();
  const cluster = clusters.find(candidate => candidate.name === name);
  if (!cluster) {
    throw new ControlError(
      404,
      'NoSuchCluster',
      `There is no cluster "${name}" in this lab; there are ${clusters
        .map(candidate => candidate.name)
        .join(', ')}.`,
    );
  }
  return cluster;
}

/** Everything under `/clusters/NAME`. */
export const clusterRoutes: ControlRoute[] = [
  {
    method: 'GET',
    pattern: /^\/clusters\/([^/]+)$/,
    handle: ({ lab, name }) => describeCluster(lab, findCluster(lab, name)),
  },
  {
    method: 'PUT',
    pattern: /^\/clusters\/([^/]+)\/faults$/,
    handle: async ({ lab, name, request }) => {
      const { faults } = findCluster(lab, name);
      replaceFaults(faults, await readJson(request, clusterFaultsSchema));
      return { faults };
    },
  },
  {
    method: 'PATCH',
    pattern: /^\/clusters\/([^/]+)\/faults$/,
    handle: async ({ lab, name, request }) => {
      const { faults } = findCluster(lab, name);
      patchFaults(faults, await readJson(request, clusterPatchSchema));
      return { faults };
    },
  },
  {
    method: 'DELETE',
    pattern: /^\/clusters\/([^/]+)\/faults$/,
    handle: ({ lab, name }) => ({
      faults: replaceFaults(findCluster(lab, name).faults, {}),
    }),
  },
  {
    method: 'POST',
    pattern: /^\/clusters\/([^/]+)\/outage$/,
    handle: async ({ lab, name, request, signal }) => {
      const cluster = findCluster(lab, name);
      const { seconds, how } = await readJson(request, outageSchema);
      if (cluster.api.availability() !== 'up') {
        throw new ControlError(
          409,
          'AlreadyDown',
          `The API of ${name} is not up; wait until it is.`,
        );
      }
      await cluster.api.setAvailability(how);
      lab.report(name, `API down (${how}) for ${seconds} s`);
      lab.clock
        .sleep(seconds, signal)
        .then(async () => {
          // Somebody else's outage may have begun meanwhile; it is not ours to end.
          if (cluster.api.availability() === how) {
            await cluster.api.setAvailability('up');
            lab.report(name, 'API up');
          }
        })
        // Rejects only when the lab stops.
        .catch(() => undefined);
      return describeCluster(lab, cluster);
    },
  },
  {
    method: 'POST',
    pattern: /^\/clusters\/([^/]+)\/reset$/,
    handle: async ({ lab, name }) => {
      findCluster(lab, name);
      await lab.resetCluster(name);
      lab.report(name, 'reset');
      return describeCluster(lab, findCluster(lab, name));
    },
  },
  {
    method: 'POST',
    pattern: /^\/clusters\/([^/]+)\/rotate-certificate$/,
    handle: async ({ lab, name, request }) => {
      const cluster = findCluster(lab, name);
      const { authority } = await readJson(request, rotationSchema);
      await cluster.api.rotateCertificate(authority);
      lab.report(name, `new serving certificate (${authority} authority)`);
      return describeCluster(lab, cluster);
    },
  },
  {
    method: 'POST',
    pattern: /^\/clusters\/([^/]+)\/reject-tokens$/,
    handle: async ({ lab, name, request }) => {
      const cluster = findCluster(lab, name);
      const { users } = await readJson(request, rejectionSchema);
      cluster.api.rejectTokens(users && tokensOf(cluster, users));
      lab.report(
        name,
        `rejecting the tokens of ${users?.join(', ') ?? 'everybody'}`,
      );
      return describeCluster(lab, cluster);
    },
  },
];

function tokensOf(cluster: ControlledCluster, names: string[]): string[] {
  return names.map(name => {
    const token = cluster.users.find(user => user.name === name)?.token;
    if (!token) {
      throw new ControlError(
        400,
        'NoSuchToken',
        `No user "${name}" of ${cluster.name} has a token.`,
      );
    }
    return token;
  });
}
