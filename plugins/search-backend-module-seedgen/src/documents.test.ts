import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { imageDocument, runDocument } from './documents';

const AT = '2026-11-22T10:00:00.000Z';
const RUN: Run = {
  id: 'run-1',
  kind: 'generate',
  cluster: 'sno1',
  phase: 'Failed',
  phaseSince: AT,
  revision: 3,
  requestedBy: 'user:default/jane',
  requestedAt: AT,
  reason: 'CHG-1',
  seedImage: 'registry.example/ocp/seed:4.18.27-x86_64',
  statusText: 'said by a cluster',
  problem: { code: 'PushUnauthorized', message: 'said by a registry' },
  pointOfNoReturn: true,
};

describe('documents', () => {
  it('of a run hold what it is found by, and nothing that a cluster said', () => {
    const document = runDocument(RUN, '/seedgen/runs/run-1');
    expect(document).toEqual({
      kind: 'run',
      title: 'Seed image of sno1: Failed',
      text: 'Run run-1, asked for by user:default/jane, registry.example/ocp/seed:4.18.27-x86_64, CHG-1, PushUnauthorized',
      location: '/seedgen/runs/run-1',
      cluster: 'sno1',
      requestedBy: 'user:default/jane',
      runId: 'run-1',
      runKind: 'generate',
      phase: 'Failed',
      image: 'registry.example/ocp/seed:4.18.27-x86_64',
      at: AT,
      authorization: { resourceRef: 'sno1' },
    });
    expect(JSON.stringify(document)).not.toContain('said by');
  });

  it('of a kind that is not known here have its name', () => {
    expect(
      runDocument({ ...RUN, kind: 'remedy' as Run['kind'] }, '/x').title,
    ).toBe('Remedy of sno1: Failed');
  });

  it('of an image are bound to its cluster, too', () => {
    expect(
      imageDocument(
        {
          runId: 'run-1',
          cluster: 'sno1',
          image: 'registry.example/ocp/seed:4.18.27-x86_64',
          digest: `sha256:${'1'.repeat(64)}`,
          sizeBytes: 1,
          verifiedAt: AT,
          requestedBy: 'user:default/jane',
          version: '4.18.27',
          architecture: 'x86_64',
        },
        '/seedgen/runs/run-1',
      ),
    ).toMatchObject({
      kind: 'image',
      title: 'registry.example/ocp/seed:4.18.27-x86_64',
      text: `Seed image of sno1, OpenShift 4.18.27, x86_64, sha256:${'1'.repeat(
        64,
      )}, asked for by user:default/jane`,
      authorization: { resourceRef: 'sno1' },
    });
  });

  it('of an image hold what its own tag was last seen to say', () => {
    const image = 'registry.example/ocp/seed:4.18.27-x86_64';
    const place = (of: string, state: 'here' | 'moved') => ({
      image: of,
      registry: 'registry.example',
      state,
      checkedAt: AT,
    });
    const seed = {
      runId: 'run-1',
      cluster: 'sno1',
      image,
      digest: `sha256:${'1'.repeat(64)}`,
      sizeBytes: 1,
      verifiedAt: AT,
      requestedBy: 'user:default/jane',
    };
    const locations = [
      place('mirror.example/ocp/seed:1', 'here'),
      place(image, 'moved'),
    ];
    expect(imageDocument({ ...seed, locations }, '/').tagState).toBe('moved');
    expect(imageDocument(seed, '/')).not.toHaveProperty('tagState');
  });
});
