import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { newGenerateMemory, type NodeMemory } from './memory';
import type { MachineRun } from '../../engine/types';
import { withLeftOnNode } from './withLeftOnNode';

const AT = '2026-11-22T10:00:00.000Z';
const FOLDER = '/var/lib/lca/ibu-seedgen-orch';
const DETAILS = {
  id: 'run-1',
  cluster: 'sno1',
  finishedAt: AT,
} as RunDetails;

function leftOf(seen: Partial<NodeMemory> | undefined, over: object = {}) {
  const memory = {
    ...newGenerateMemory(),
    identity: { node: 'ocp-sno1' },
    ...(seen && { leftOnNode: { at: AT, looks: 1, ...seen } }),
  };
  return withLeftOnNode({ ...DETAILS, ...over }, {
    memory,
  } as unknown as MachineRun).leftOnNode;
}
const files = (...names: string[]) =>
  names.map(name => ({ name, sizeBytes: 245, modifiedAt: AT }));
const codesOf = (left: ReturnType<typeof leftOf>) =>
  left?.findings.map(({ code }) => code);
const titlesOf = (left: ReturnType<typeof leftOf>) =>
  left?.remedies.map(({ title }) => title);

describe('withLeftOnNode', () => {
  it('says what is left, why it matters, and what to paste, the pull secret first', () => {
    const left = leftOf({
      files: files('auth.json', 'pull-secret.json', 'seedgen-secret.json'),
      pullSecret: 'placeholder',
    })!;
    expect(left).toMatchObject({ outcome: 'found', folder: FOLDER });
    expect(left.files[0]).toEqual({
      name: 'auth.json',
      sizeBytes: 245,
      modifiedAt: AT,
      holds: 'the credential that may push to the registry, in clear',
    });
    expect(codesOf(left)).toEqual([
      'PullSecretPlaceholder',
      'AgentWouldLoop',
      'CredentialOnNode',
    ]);
    expect(titlesOf(left)).toEqual([
      "Restore the cluster's pull secret from the copy on the node",
      'Remove the folder on the node',
      "Read Lifecycle Agent's log",
      'Restart Lifecycle Agent',
      "Restart Lifecycle Agent's pod",
      'Renew the credential if others may have read it',
    ]);
    expect(left.remedies[0].command).toContain(
      `oc debug node/ocp-sno1 -- chroot /host cat ${FOLDER}/pull-secret.json`,
    );
    // What is no pull secret is never put in its place.
    expect(left.remedies[0].command).toContain(
      `if grep -q '"auths"' pull-secret.json && ! grep -q`,
    );
    expect(left.remedies[1]).toMatchObject({
      text: expect.stringContaining(
        'Only after the pull secret of the cluster',
      ),
      command: `oc debug node/ocp-sno1 -- chroot /host rm -rf ${FOLDER}`,
    });
  });

  it('names where the true pull secret is when there is no copy', () => {
    const left = leftOf({ files: [], pullSecret: 'placeholder' });
    expect(titlesOf(left)).toEqual(["Restore the cluster's pull secret"]);
    expect(left?.remedies[0].text).toContain('install-config.yaml');
  });

  it('knows what a failed imager leaves', () => {
    const left = leftOf({
      files: files(
        'auth.json',
        'pull-secret.json',
        'seedgen-cr.json.bak',
        'seedgen-secret.json.bak',
      ),
      pullSecret: 'own',
    });
    expect(codesOf(left)).toEqual(['CredentialOnNode']);
    expect(titlesOf(left)).toEqual([
      'See whether the pull secret is the placeholder',
      'Remove the folder on the node',
      'Renew the credential if others may have read it',
    ]);
  });

  it('knows what brings a generation back', () => {
    expect(
      codesOf(
        leftOf({ files: files('seedgen-cr.json', 'seedgen-secret.json') }),
      ),
    ).toEqual(['GenerationWouldReturn', 'CredentialOnNode']);
  });

  it('never calls nothing what could not be seen', () => {
    const left = leftOf({
      failure: { code: 'forbidden', message: "lacks 'create pods/exec'" },
    });
    expect(left).toMatchObject({ outcome: 'not-seen', pullSecret: 'not-seen' });
    expect(left?.summary).toBe(
      "What Lifecycle Agent left on the node could not be looked at: lacks 'create pods/exec'.",
    );
    expect(titlesOf(left)).toEqual([
      'Look at the folder on the node',
      'See whether the pull secret is the placeholder',
    ]);
    expect(leftOf({ files: [] })?.outcome).toBe('found');
  });

  it('says so when nothing is left', () => {
    expect(leftOf({ files: [], pullSecret: 'own' })).toEqual({
      at: AT,
      outcome: 'nothing',
      summary: 'Lifecycle Agent left nothing on the node.',
      folder: FOLDER,
      files: [],
      pullSecret: 'own',
      findings: [],
      remedies: [],
    });
  });

  it('adds nothing to a run that goes on, or whose node does not matter', () => {
    expect(leftOf(undefined)).toBeUndefined();
    expect(leftOf({ files: [] }, { finishedAt: undefined })).toBeUndefined();
  });
});
