import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import { createTestAuthority } from '../http/__testUtils__/authority';
import type { ClusterConnection } from '../clusters/types';
import { createPreflightEngine } from './createPreflightEngine';
import { CHECKS } from './checks';
import { dependenciesFor } from './__testUtils__';
import { IMAGE } from './__testUtils__/checkResult';

// The only ones that look at nothing of the cluster or its hub.
const ELSEWHERE: Record<string, string> = {
  'no-active-run': 'the runs of the portal',
  'registry-push-allowed': 'the registry',
  'tag-free': 'the registry',
  'credentials-survive': 'the configuration',
  'cluster-not-spent': 'the history of the portal',
};
const RULE =
  /^(get|list|create) [a-z]+(\/[a-z]+)?(\.[a-z0-9.]+)?( in [a-z-]+)?$/;

const forbidden = async (rule: string) => ({
  ok: false as const,
  failure: {
    code: 'forbidden',
    message: `It was not allowed: ${rule}`,
    missingRule: rule,
  } satisfies AccessFailure,
});

/** Everything is refused, and says which rule would allow it. */
function readerWithoutRights(name: string): ClusterConnection {
  return {
    name,
    get: kind => forbidden(`get ${kind.toLowerCase()}s.example.io`),
    list: kind => forbidden(`list ${kind.toLowerCase()}s.example.io`),
    readStorageLayout: () => forbidden('list nodes'),
    runOnNode: () => forbidden('create pods/exec'),
    askRegistry: () => forbidden('create pods/exec'),
    readTrustBundle: () => forbidden('get configmaps in openshift-config'),
  } as Partial<ClusterConnection> as ClusterConnection;
}

async function run(kind: 'generate' | 'partition') {
  // Of an authority that is not public, so that it depends on the cluster.
  const { certificate } = await (await createTestAuthority()).serverPair();
  return createPreflightEngine(
    dependenciesFor({
      clusterOf: readerWithoutRights,
      hubOf: () => readerWithoutRights('hub'),
      registry: {
        readCertificates: async () => ({ ok: true, value: [certificate] }),
      },
    }),
  ).run(
    { kind, cluster: 'sno1', seedImage: IMAGE },
    { signal: new AbortController().signal },
  );
}

describe.each(['generate', 'partition'] as const)(
  'a reader that is allowed nothing, before a %s',
  kind => {
    const looking = CHECKS.filter(
      ({ id, kinds }) => kinds.includes(kind) && !(id in ELSEWHERE),
    );
    let results: Awaited<ReturnType<typeof run>>;

    beforeAll(async () => {
      results = await run(kind);
    });

    it.each(looking.map(({ id }) => id))(
      '%s is unknown, and names the rule',
      id => {
        const { status, reasonCode, remedy, lookedAt } = results.find(
          each => each.id === id,
        )!;
        expect([status, reasonCode]).toEqual(['unknown', 'ReadForbidden']);
        expect(lookedAt).toBeTruthy();
        const [, rule] =
          /^Allow the credential of the portal to (.+)\.$/.exec(remedy!) ?? [];
        expect(rule).toMatch(RULE);
      },
    );

    it('passes what is seen elsewhere, and nothing more', () => {
      expect(
        results
          .filter(({ status }) => status !== 'unknown')
          .map(({ id }) => id),
      ).toEqual(
        kind === 'generate' ? Object.keys(ELSEWHERE) : ['no-active-run'],
      );
    });
  },
);
