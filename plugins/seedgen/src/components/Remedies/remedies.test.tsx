import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  agentMissingPreflight,
  RECREATE,
  remedyAfter,
  standingCluster,
  standingRun,
} from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { PreflightPanel } from '../PreflightList/PreflightPanel';
import { RunHistory } from '../RunHistory/RunHistory';
import { RunView } from '../RunView/RunView';
import { SeedImageTab } from '../SeedImageTab/SeedImageTab';
import { SeedStatusCard } from '../SeedStatusCard/SeedStatusCard';

const NOW = Date.now();
const nothing = () => {};

describe('where remedies are offered', () => {
  it('in a diagnosis, with those that need a terminal beside them', async () => {
    const { container } = await renderSeedgen(
      <RunView run={standingRun(NOW)} onCancelled={nothing} />,
    );
    const panel = screen.getByRole('region', { name: 'Diagnosis' });
    expect(
      within(panel).getByText('Nothing of this happens automatically.'),
    ).toBeVisible();
    expect(
      within(panel)
        .getAllByRole('button')
        .map(button => button.getAttribute('aria-label') ?? button.textContent),
    ).toEqual([
      'Restart Lifecycle Agent…',
      'Delete the SeedGenerator and generate anew…',
      'Copy the command: Look at what its manager says',
    ]);
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('in a preflight, at the check that failed', async () => {
    const startRun = jest.fn(async () => remedyAfter(NOW, 1));
    await renderSeedgen(
      <PreflightPanel report={agentMissingPreflight(NOW)} />,
      { api: { startRun } },
    );
    const button = screen.getByRole('button', {
      name: 'Install Lifecycle Agent…',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText('redhat-operators')).toBeVisible();
    await userEvent.type(
      within(dialog).getByLabelText(/^Type sno1/),
      'sno1{Enter}',
    );
    await waitFor(() =>
      expect(startRun).toHaveBeenCalledWith(
        expect.objectContaining({
          cluster: 'sno1',
          remedy: {
            action: 'install-lifecycle-agent',
            catalogSource: 'redhat-operators',
          },
        }),
        expect.anything(),
      ),
    );
  });
});

describe('the run of a remedy', () => {
  it('says which remedy it is, for which run, and how far it is', async () => {
    const { container } = await renderSeedgen(
      <RunView run={remedyAfter(NOW, 6)} onCancelled={nothing} />,
    );
    expect(
      screen.getByRole('heading', { name: /^Remedy: Restart Lifecycle Agent/ }),
    ).toBeVisible();
    expect(
      within(screen.getByRole('list', { name: 'Phases of the run' }))
        .getAllByRole('listitem')
        .map(item => item.querySelector('p')!.textContent),
    ).toEqual(['Checking', 'Applying', 'Confirming']);
    expect(screen.getByText('For the run')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Logs' })).toBeNull();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('leads on to the run that it began anew', async () => {
    const run = remedyAfter(NOW, 20, {
      call: RECREATE,
      run: { followedBy: 'the-new-run' },
    });
    await renderSeedgen(<RunView run={run} onCancelled={nothing} />);
    expect(
      screen.getByRole('button', { name: 'Follow the new run' }),
    ).toHaveAttribute('href', '/seedgen/runs/the-new-run');
  });

  it.each([
    ['before it has touched anything', 1, 'Cancel run', /do nothing more/],
    ['after', 6, 'Stop following', /undo what was done/],
  ])('says what leaving it does %s', async (_, seconds, name, text) => {
    await renderSeedgen(
      <RunView run={remedyAfter(NOW, seconds)} onCancelled={nothing} />,
    );
    const button = await screen.findByRole('button', { name });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(within(screen.getByRole('dialog')).getByText(text)).toBeVisible();
  });

  it('is in the history by its name', async () => {
    await renderSeedgen(<RunHistory link={(_, text) => text} />, {
      api: { getRuns: async () => ({ items: [remedyAfter(NOW, 20)] }) },
    });
    expect(
      await screen.findByText('Remedy: Restart Lifecycle Agent'),
    ).toBeVisible();
  });

  it.each([
    ['the tab', <SeedImageTab key="tab" />],
    ['the card', <SeedStatusCard key="card" />],
  ])('shows on %s beside the run that it is for', async (_, element) => {
    const { container } = await renderSeedgen(element, {
      api: {
        getCluster: async () => ({
          ...standingCluster(NOW),
          activeRemedy: remedyAfter(NOW, 6),
        }),
        getRuns: async () => ({ items: [] }),
        getRun: async () => standingRun(NOW),
      },
    });
    expect(
      await screen.findByText('Restart Lifecycle Agent: Confirming…'),
    ).toBeVisible();
    expect(
      screen.getAllByText(/Lifecycle Agent has said the same/)[0],
    ).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
  });
});
