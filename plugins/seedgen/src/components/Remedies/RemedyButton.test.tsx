import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ConflictError,
  NotAllowedError,
  ResponseError,
} from '@backstage/errors';
import {
  REMEDIES,
  type RemedyCall,
  type Run,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ago, RECREATE, remedyAfter, RESTART } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { RemedyButton } from './RemedyButton';
import { RemedyScope } from './RemedyScope';

const NOW = Date.now();
const RESTART_NAME = 'Restart Lifecycle Agent…';

/** A backend with these remedies, which startRun adds to. */
function backend(
  startRun: SeedgenApi['startRun'],
  remedies: Run[] = [],
): Pick<SeedgenApi, 'getRuns' | 'startRun'> & { startRun: jest.Mock } {
  return {
    getRuns: async () => ({ items: [...remedies] }),
    startRun: jest.fn(async (...args: Parameters<SeedgenApi['startRun']>) => {
      const run = await startRun(...args);
      remedies.unshift(run);
      return run;
    }),
  };
}

const begins: SeedgenApi['startRun'] = async () => remedyAfter(NOW, 1);

// Answers about permissions are kept for a while, so each test has a cluster of its own.
let clusters = 0;

async function show(
  options: {
    call?: RemedyCall;
    api?: Partial<SeedgenApi>;
    allowed?: readonly string[] | boolean;
    offeredSince?: string;
  } = {},
) {
  clusters += 1;
  const cluster = `of-test-${clusters}`;
  const { call = RESTART, api = backend(begins), allowed = true } = options;
  const rendered = await renderSeedgen(
    <RemedyScope
      cluster={cluster}
      offeredSince={options.offeredSince ?? ago(NOW, 3600)}
      offers
    >
      <RemedyButton call={call} />
    </RemedyScope>,
    { api, allowed },
  );
  return { ...rendered, cluster };
}

async function openDialog(name = RESTART_NAME) {
  const button = screen.getByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  return screen.findByRole('dialog');
}

const submitIn = (dialog: HTMLElement, name = 'Restart Lifecycle Agent') =>
  within(dialog).getByRole('button', { name });

const confirmIn = (dialog: HTMLElement, cluster: string) =>
  userEvent.type(within(dialog).getByLabelText(/^Type of-test/), cluster);

describe('a remedy that is offered', () => {
  it('says what it touches and disturbs before anything is asked for', async () => {
    const api = backend(begins);
    const { cluster } = await show({ api });
    const dialog = await openDialog();
    for (const sentence of REMEDIES[RESTART.action].touches) {
      expect(within(dialog).getByText(sentence)).toBeVisible();
    }
    expect(within(dialog).getByText('Disruption: Restart')).toBeVisible();
    expect(within(dialog).getByText(cluster)).toBeVisible();
    expect(
      within(dialog).getByText(RESTART.runId!.slice(0, 8)).closest('a'),
    ).toHaveAttribute('href', `/seedgen/runs/${RESTART.runId}`);
    expect(await seriousViolations(dialog)).toEqual([]);
    await userEvent.click(submitIn(dialog, 'Not now'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.startRun).not.toHaveBeenCalled();
  });

  it("wants the cluster's name, and nothing else will do", async () => {
    const api = backend(begins);
    const { cluster } = await show({ api });
    const dialog = await openDialog();
    expect(submitIn(dialog)).toBeDisabled();
    await confirmIn(dialog, `${cluster}x{Enter}`);
    expect(submitIn(dialog)).toBeDisabled();
    expect(api.startRun).not.toHaveBeenCalled();
    await userEvent.type(
      within(dialog).getByLabelText(/^Type of-test/),
      '{Backspace}',
    );
    expect(submitIn(dialog)).toBeEnabled();
  });

  it('is asked for once, however often it is clicked, and then followed', async () => {
    let answer: (run: Run) => void = () => {};
    const api = backend(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const { cluster, container } = await show({ api });
    const dialog = await openDialog();
    await confirmIn(dialog, cluster);
    await userEvent.type(
      within(dialog).getByLabelText('Reason (optional)'),
      'TICKET-1',
    );
    await userEvent.dblClick(submitIn(dialog));
    expect(submitIn(dialog)).toBeDisabled();
    expect(api.startRun).toHaveBeenCalledTimes(1);
    expect(api.startRun).toHaveBeenCalledWith(
      {
        kind: 'remedy',
        cluster,
        remedy: RESTART,
        confirmation: cluster,
        reason: 'TICKET-1',
      },
      { idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) },
    );
    answer(remedyAfter(NOW, 6));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const state = screen.getByRole('status');
    expect(state).toHaveTextContent('Restart Lifecycle Agent: Confirming…');
    expect(state).toHaveTextContent('Waiting for another pod to be ready');
    expect(within(state).getByText('7e6d5c4b').closest('a')).toHaveAttribute(
      'href',
      '/seedgen/runs/7e6d5c4b-0000-4000-8000-000000000001',
    );
    expect(screen.getByRole('button', { name: RESTART_NAME })).toBeDisabled();
    // The keyboard goes on where the answer is, not at the top of the page.
    await waitFor(() => expect(state).toHaveFocus());
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('keeps one key for as long as its dialog is open, and no longer', async () => {
    const api = backend(() => Promise.reject(new Error('The network is away')));
    const { cluster } = await show({ api });
    const first = await openDialog();
    await confirmIn(first, cluster);
    await userEvent.click(submitIn(first));
    expect(await within(first).findByText('The network is away')).toBeVisible();
    await userEvent.click(submitIn(first));
    await waitFor(() => expect(submitIn(first)).toBeEnabled());
    await userEvent.click(submitIn(first, 'Not now'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const second = await openDialog();
    await confirmIn(second, cluster);
    await userEvent.click(submitIn(second));
    await waitFor(() => expect(api.startRun).toHaveBeenCalledTimes(3));
    const keys = api.startRun.mock.calls.map(([, options]) => options);
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).not.toEqual(keys[0]);
  });

  it.each([
    [
      new ConflictError('RunActive: a remedy is being applied already'),
      'a remedy is being applied already',
      'RunActive',
    ],
    [
      new NotAllowedError('NotAllowed: no'),
      'Not allowed here: this needs seedgen.remedy.apply.',
      'NotAllowed',
    ],
  ])('shows why it was refused: %s', async (error, text, code) => {
    const { cluster } = await show({
      api: backend(() => Promise.reject(error)),
    });
    const dialog = await openDialog();
    await confirmIn(dialog, `${cluster}{Enter}`);
    const alert = await within(dialog).findByRole('alert');
    expect(within(alert).getByText(text)).toBeVisible();
    expect(within(alert).getByText(code)).toBeVisible();
    expect(await seriousViolations(dialog)).toEqual([]);
  });
});

describe('a remedy that a run is in the way of', () => {
  it('leads to that run', async () => {
    const busy = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: {
            name: 'ConflictError',
            message: 'ClusterBusy: cluster sno1 has an active run',
            runId: 'run-in-the-way',
          },
          response: { statusCode: 409 },
        }),
        { status: 409, headers: { 'content-type': 'application/json' } },
      ),
    );
    const { cluster } = await show({
      api: backend(() => Promise.reject(busy)),
    });
    const dialog = await openDialog();
    await confirmIn(dialog, `${cluster}{Enter}`);
    const alert = await within(dialog).findByRole('alert');
    expect(
      within(alert).getByRole('link', { name: /^run-in-t/ }),
    ).toHaveAttribute('href', '/seedgen/runs/run-in-the-way');
  });
});

describe('who may apply a remedy', () => {
  it.each<[RemedyCall, readonly string[], string]>([
    [RESTART, [], 'seedgen.remedy.apply'],
    [RESTART, ['seedgen.seed.generate'], 'seedgen.remedy.apply'],
    [RECREATE, ['seedgen.remedy.apply'], 'seedgen.seed.generate'],
    [RECREATE, [], 'seedgen.remedy.apply, seedgen.seed.generate'],
  ])('%j with %j lacks %s', async (call, allowed, missing) => {
    const { container } = await show({ call, allowed });
    expect(
      await screen.findByText(`Not allowed here: this needs ${missing}.`),
    ).toBeVisible();
    expect(screen.getByRole('button')).toBeDisabled();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it.each<[RemedyCall, readonly string[]]>([
    [RESTART, ['seedgen.remedy.apply']],
    [RECREATE, ['seedgen.remedy.apply', 'seedgen.seed.generate']],
  ])('%j is for those with %j', async (call, allowed) => {
    await show({ call, allowed });
    await waitFor(() => expect(screen.getByRole('button')).toBeEnabled());
    expect(screen.queryByText(/You may not do this/)).toBeNull();
  });
});

describe('a remedy that was applied', () => {
  it('is done, and can be applied again', async () => {
    const done = remedyAfter(NOW, 20);
    const { container } = await show({ api: backend(begins, [done]) });
    const state = await screen.findByRole('status');
    expect(state).toHaveTextContent('Restart Lifecycle Agent: Succeeded');
    expect(state).toHaveTextContent('Another pod of Lifecycle Agent is ready');
    expect(screen.getByRole('button', { name: RESTART_NAME })).toBeEnabled();
    expect(await seriousViolations(container)).toEqual([]);
  });

  it('says why it failed', async () => {
    const failed = remedyAfter(NOW, 20, { ending: 'Failed' });
    await show({ api: backend(begins, [failed]) });
    const state = await screen.findByRole('status');
    expect(state).toHaveTextContent('Restart Lifecycle Agent: Failed');
    expect(state).toHaveTextContent('RemedyWithoutEffect');
    expect(state).toHaveTextContent('Look at the events of its Deployment.');
  });

  it('leads to the run that began anew', async () => {
    const run = { followedBy: 'anew1234-0000' };
    const anew = remedyAfter(NOW, 20, { call: RECREATE, run });
    await show({ call: RECREATE, api: backend(begins, [anew]) });
    expect((await screen.findByText('anew1234')).closest('a')).toHaveAttribute(
      'href',
      '/seedgen/runs/anew1234-0000',
    );
  });

  it('leaves no room for another one while it goes on', async () => {
    const active = remedyAfter(NOW, 6);
    await show({ call: RECREATE, api: backend(begins, [active]) });
    expect(
      await screen.findByText(
        'Another remedy is being applied to this cluster.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button')).toBeDisabled();
    expect(screen.queryByRole('status')).toBeNull();
  });
});
