import { screen, within } from '@testing-library/react';
import type {
  CheckResult,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { PreflightPanel } from './PreflightPanel';

const AT = '2026-11-22T10:00:00.000Z';

const check = (id: string, over: Partial<CheckResult> = {}): CheckResult => ({
  id,
  title: `Title of ${id}`,
  severity: 'blocks',
  status: 'pass',
  message: `Message of ${id}`,
  durationMs: 1,
  ...over,
});
const many = (count: number, over: Partial<CheckResult>) =>
  Array.from({ length: count }, (_, index) =>
    check(`${over.status}-${index}`, over),
  );

const show = (
  checks: CheckResult[],
  verdict: PreflightReport['verdict'] = 'blocked',
) =>
  renderSeedgen(
    <PreflightPanel
      report={{
        id: 'preflight-1',
        cluster: 'sno1',
        kind: 'generate',
        state: 'done',
        startedAt: AT,
        finishedAt: AT,
        verdict,
        checks,
      }}
    />,
  );

describe('PreflightPanel', () => {
  it('says once what a silent cluster did not answer, and of which checks', async () => {
    const silent = {
      reasonCode: 'Unreachable',
      remedy: 'Make it reachable from the portal and try again.',
    };
    await show([
      check('api-reachable', { ...silent, status: 'fail' }),
      ...many(17, {
        ...silent,
        status: 'unknown',
        causedBy: 'api-reachable',
      }),
    ]);
    expect(screen.getAllByText(/Make it reachable/)).toHaveLength(1);
    expect(screen.getByText('The same of 17 other checks:')).toBeVisible();
    expect(screen.getByText('Title of unknown-16')).toBeVisible();
    expect(screen.getByText('1 failed · 17 unknown')).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Could not be checked' }),
    ).toBeNull();
  });

  it('writes moments as the reader does, and exactly on hover', async () => {
    await show([
      check('no-other-seed-generator', {
        status: 'fail',
        message: `It has one since ${AT}.`,
        found: `registry.example/ocp/seed:1, first seen at ${AT}`,
        remedy: `It is looked at again at ${AT}.`,
      }),
    ]);
    const item = screen.getByRole('listitem');
    expect(item).not.toHaveTextContent(AT);
    expect(item).toHaveTextContent(
      /first seen at Nov 22, 2026, \d\d:\d\d:\d\d/,
    );
    expect(within(item).getAllByTitle(AT)).toHaveLength(3);
  });

  it('leads to the run that is in the way', async () => {
    await show([
      check('no-active-run', {
        status: 'fail',
        reasonCode: 'ClusterBusy',
        runId: 'run-7',
      }),
    ]);
    expect(
      screen.getByRole('link', { name: 'Follow the run' }),
    ).toHaveAttribute('href', expect.stringContaining('run-7'));
  });

  it('does not count what has no meaning as passed', async () => {
    await show(
      [
        ...many(33, { status: 'pass' }),
        ...many(4, { status: 'not-applicable' }),
      ],
      'passed',
    );
    expect(screen.getByText('No check stands in the way')).toBeVisible();
    expect(screen.getByText('33 passed · 4 not applicable')).toBeVisible();
    const apart = screen.getByRole('region', { name: 'Not applicable' });
    expect(within(apart).getAllByRole('button')).toHaveLength(4);
  });

  it('shows what has no meaning by another icon than what is unknown', async () => {
    await show([
      check('unseen', { status: 'unknown' }),
      check('meaningless', { status: 'not-applicable' }),
    ]);
    const iconOf = (id: string) => {
      const row = screen.getByRole('button', {
        name: new RegExp(`Title of ${id}`),
      });
      const icon = row.querySelector('svg')!;
      return {
        name: icon.querySelector('title')?.textContent,
        shape: icon.querySelector('path')!.getAttribute('d'),
      };
    };
    const unseen = iconOf('unseen');
    const meaningless = iconOf('meaningless');
    expect(unseen.name).toBe('Unknown');
    expect(meaningless.name).toBe('Not applicable');
    expect(meaningless.shape).not.toBe(unseen.shape);
  });
});
