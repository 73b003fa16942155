import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Diagnosis } from '@seedgen/backstage-plugin-seedgen-common';
import { failedRun } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RunView } from '../RunView/RunView';
import { DiagnosisPanel } from './DiagnosisPanel';

const copied: string[] = [];
jest.mock('react-use/esm/useCopyToClipboard', () => ({
  __esModule: true,
  default: () => [{}, (text: string) => copied.push(text)],
}));

const PUSH: Diagnosis = {
  ruleId: 'push-unauthorized',
  cause: 'The credential may not push to the repository',
  explanation: 'A read-only robot account passes a login and every pull.',
  certainty: 'certain',
  evidence: [
    {
      source: 'imager-log',
      text: 'Error: writing blob: unauthorized: authentication required',
    },
  ],
  remedies: [
    {
      title: 'Give the account the right to write',
      kind: 'person',
      text: 'In the registry.',
    },
    {
      title: 'Try the account',
      kind: 'command',
      text: 'Asks for its password.',
      command: 'podman login infra.5g-deployment.lab:8443',
    },
  ],
};
const PROXY: Diagnosis = {
  ...PUSH,
  ruleId: 'proxy-not-passed',
  cause: 'The imager does not know the cluster’s proxy',
  certainty: 'possible',
  documentationUrl: 'data:text/html,no-page',
};

const OF = { cluster: 'sno1', since: '2026-11-22T10:00:00.000Z' };

describe('DiagnosisPanel', () => {
  beforeEach(() => copied.splice(0));

  it('names each cause in the order given, how sure it is, and what speaks for it', async () => {
    const { container } = await renderSeedgen(
      <DiagnosisPanel diagnoses={[PUSH, PROXY]} {...OF} />,
    );
    const panel = screen.getByRole('region', { name: 'Diagnosis' });
    expect(
      within(panel)
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual([PUSH.cause, PROXY.cause]);
    expect(within(panel).getByText('Certain')).toBeVisible();
    expect(within(panel).getByText('Possible')).toBeVisible();
    expect(within(panel).getAllByText(PUSH.evidence[0].text)).toHaveLength(2);
    expect(within(panel).getAllByText("Imager's log:")).toHaveLength(2);
    // What is not a web address is no link.
    expect(within(panel).queryByRole('link')).toBeNull();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('copies the command of a remedy', async () => {
    await renderSeedgen(<DiagnosisPanel diagnoses={[PUSH]} {...OF} />);
    expect(screen.getByText('(Manually)')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy the command: Try the account' }),
    );
    expect(copied).toEqual(['podman login infra.5g-deployment.lab:8443']);
  });

  it('is not there without a diagnosis', async () => {
    await renderSeedgen(<DiagnosisPanel diagnoses={[]} {...OF} />);
    expect(screen.queryByText('Diagnosis')).toBeNull();
  });

  it('stands in the view of a run right after its problem', async () => {
    const run = { ...failedRun(Date.now()), diagnoses: [PUSH] };
    await renderSeedgen(<RunView run={run} onCancelled={() => {}} />);
    const notice = await screen.findByRole('note', { name: 'What happened' });
    expect(notice.nextElementSibling).toBe(
      screen.getByRole('region', { name: 'Diagnosis' }),
    );
  });
});
