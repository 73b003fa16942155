import { screen, within } from '@testing-library/react';
import type { LeftOnNode } from '@seedgen/backstage-plugin-seedgen-common';
import { failedRun } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunView } from '../RunView/RunView';
import { LeftOnNodePanel } from './LeftOnNodePanel';

const AT = '2026-11-22T10:00:00.000Z';
const OF = { cluster: 'sno1', since: AT };
const LEFT: LeftOnNode = {
  at: AT,
  outcome: 'found',
  summary: 'Lifecycle Agent left on the node in /folder: auth.json.',
  folder: '/folder',
  files: [
    {
      name: 'auth.json',
      sizeBytes: 245,
      modifiedAt: AT,
      holds: 'the credential that may push to the registry, in clear',
    },
    { name: 'notes', sizeBytes: 0 },
  ],
  pullSecret: 'own',
  findings: [{ code: 'CredentialOnNode', text: 'It lies there in clear.' }],
  remedies: [
    {
      title: 'Remove the folder on the node',
      kind: 'command',
      text: 'Never while a generation runs.',
      command: 'oc debug node/sno1 -- chroot /host rm -rf /folder',
    },
  ],
};

describe('LeftOnNodePanel', () => {
  it('names the files, why they matter, and the commands', async () => {
    const { container } = await renderSeedgen(
      <LeftOnNodePanel left={LEFT} {...OF} />,
    );
    const panel = screen.getByRole('region', { name: 'Left on the node' });
    const files = within(panel).getByRole('list', {
      name: 'Files on the node',
    });
    const [first, second] = within(files).getAllByRole('listitem');
    expect(first).toHaveTextContent(/^auth\.json 245 B, .*: the credential/);
    expect(second).toHaveTextContent(/^notes 0 B$/);
    expect(within(panel).getByText('Something is left')).toBeVisible();
    expect(within(panel).getByText('It lies there in clear.')).toBeVisible();
    expect(
      within(panel).getByRole('button', {
        name: 'Copy the command: Remove the folder on the node',
      }),
    ).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it.each([
    ['nothing', 'Nothing left'],
    ['not-seen', 'Could not be checked'],
  ] as const)('says so when it is %s', async (outcome, label) => {
    await renderSeedgen(
      <LeftOnNodePanel
        left={{ ...LEFT, outcome, files: [], findings: [], remedies: [] }}
        {...OF}
      />,
    );
    expect(screen.getByText(label)).toBeVisible();
    expect(screen.queryByText('Why it matters')).toBeNull();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('stands in the view of a run that has left something', async () => {
    const run = { ...failedRun(Date.now()), leftOnNode: LEFT };
    await renderSeedgen(<RunView run={run} onCancelled={() => {}} />);
    expect(
      await screen.findByRole('region', { name: 'Left on the node' }),
    ).toBeVisible();
  });
});
