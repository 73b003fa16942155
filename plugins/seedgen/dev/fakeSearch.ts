import type { SearchApi } from '@backstage/plugin-search-react';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';

/** A search that finds the runs and images of these clusters, as the search module writes them. */
export function createFakeSearch(
  clusters: readonly ClusterStatus[],
): SearchApi {
  const documents = clusters.flatMap(
    ({ name, activeRun, lastRun, lastSeed }) => {
      const run = activeRun ?? lastRun;
      return [
        ...(run
          ? [
              {
                kind: 'run',
                title: `Seed image of ${name}: ${run.phase}`,
                text: `Run ${run.id}, asked for by ${run.requestedBy}, ${run.seedImage}`,
                location: `/seedgen/runs/${run.id}`,
                phase: run.phase,
                requestedBy: run.requestedBy,
                at: run.requestedAt,
              },
            ]
          : []),
        ...(lastSeed
          ? [
              {
                kind: 'image',
                title: lastSeed.image,
                text: `Seed image of ${name}, OpenShift ${lastSeed.version}, ${lastSeed.digest}`,
                location: `/seedgen/images/${lastSeed.digest}`,
                requestedBy: lastSeed.requestedBy,
                digest: lastSeed.digest,
                at: lastSeed.verifiedAt,
              },
            ]
          : []),
      ];
    },
  );
  return {
    query: async ({ term }) => ({
      results: documents
        .filter(({ title, text }) => `${title} ${text}`.includes(term))
        .slice(0, 10)
        .map((document, index) => ({
          type: 'seedgen',
          rank: index + 1,
          document,
        })),
    }),
  };
}
