import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { failedRun, unaccountedRun } from '../../../dev/fixtures';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { ImagerInspection } from './ImagerInspection';

const RUN: Run = unaccountedRun(Date.now());
const BUTTON = 'I have checked the node';

describe('ImagerInspection', () => {
  it('takes what was found from somebody who may say so', async () => {
    const done: Run = {
      ...RUN,
      inspection: { state: 'done', since: RUN.requestedAt },
    };
    const confirmInspection = jest.fn(async () => done);
    const onChanged = jest.fn();
    const { container } = await renderSeedgen(
      <ImagerInspection run={RUN} onChanged={onChanged} />,
      { api: { confirmInspection } },
    );
    expect(
      screen.getByText(/may still run on sno1; new runs are refused/),
    ).toBeVisible();
    expect(await seriousViolations(container)).toEqual([]);
    const open = screen.getByRole('button', { name: BUTTON });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const confirm = await screen.findByRole('button', { name: BUTTON });
    expect(confirm).toBeDisabled();
    const field = screen.getByRole('textbox', { name: /Findings/ });
    await userEvent.type(field, '   ');
    expect(confirm).toBeDisabled();
    await userEvent.type(field, 'It has exited ');
    await userEvent.click(confirm);
    await waitFor(() => expect(onChanged).toHaveBeenCalledWith(done));
    expect(confirmInspection).toHaveBeenCalledWith(RUN.id, {
      reason: 'It has exited',
    });
  });

  it('names the permission to those who may not', async () => {
    // Another cluster: what was decided for one is remembered across tests.
    await renderSeedgen(
      <ImagerInspection
        run={{ ...RUN, cluster: 'sno2' }}
        onChanged={jest.fn()}
      />,
      { allowed: ['seedgen.cluster.read', 'seedgen.seed.generate'] },
    );
    const button = screen.getByRole('button', { name: BUTTON });
    await waitFor(() => expect(button).toBeDisabled());
    await userEvent.hover(button.parentElement!);
    expect(
      await screen.findByText(
        'This needs the permission seedgen.imager.inspect',
      ),
    ).toBeVisible();
  });

  it('says who has looked and what was found', async () => {
    await renderSeedgen(
      <ImagerInspection
        run={{
          ...RUN,
          inspection: {
            state: 'done',
            since: RUN.requestedAt,
            by: 'service:automation',
            at: RUN.requestedAt,
            reason: 'It has exited',
          },
        }}
        onChanged={jest.fn()}
      />,
    );
    expect(screen.getByText(/service:automation/)).toBeVisible();
    expect(screen.getByText(/It has exited/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is silent for every other run', async () => {
    await renderSeedgen(
      <ImagerInspection run={failedRun(Date.now())} onChanged={jest.fn()} />,
    );
    expect(screen.queryByRole('note')).toBeNull();
  });
});
