import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  RunDetails,
  SeedgenApi,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  failedRun,
  passedPreflight,
  runAfter,
  verifiedImage,
} from '../../dev/fixtures';
import { renderSeedgen } from '../../dev/testing/renderSeedgen';
import { ReportButton } from './ReportButton';

const NOW = Date.parse('2026-11-22T10:00:00Z');

/** Presses the button; what was saved under which name. */
async function reportOf(run: RunDetails, api: Partial<SeedgenApi> = {}) {
  const saved: Blob[] = [];
  const names: string[] = [];
  URL.createObjectURL = jest.fn((blob: Blob) => {
    saved.push(blob);
    return 'blob:report';
  }) as never;
  URL.revokeObjectURL = jest.fn();
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      names.push(this.download);
    });
  await renderSeedgen(<ReportButton runId={run.id} />, {
    api: {
      getRun: async () => run,
      getRunManifests: async () => ({
        items: [
          {
            name: 'Secret seedgen',
            yaml: 'kind: Secret\nstringData:\n  seedAuth: "***"\n',
          },
        ],
      }),
      getRunLog: async (_, source) => ({
        source,
        text:
          source === 'imager'
            ? 'level=info msg="</pre>\u202epushed"'
            : undefined,
        keptAt: '2026-11-22T10:20:00.000Z',
      }),
      ...api,
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Report' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  const markup = await saved[0].text();
  return {
    name: names[0],
    markup,
    page: new DOMParser().parseFromString(markup, 'text/html'),
  };
}

/** With the proof that compares moments, as the backend writes it. */
function withTimes(verification: Verification): Verification {
  const created = {
    id: 'created',
    title: 'Created within the run',
    status: 'pass' as const,
    found: '2026-11-22T10:25:00Z',
    wanted: '2026-11-22T10:20:00.000Z to 2026-11-22T10:30:00.000Z',
  };
  return {
    ...verification,
    proofs: [
      ...verification.proofs.filter(({ id }) => id !== 'created'),
      created,
    ],
  };
}

describe('the report of a run', () => {
  it('has everything whole, with date and zone', async () => {
    const run: RunDetails = {
      ...runAfter(NOW, 5_000),
      preflight: passedPreflight(NOW),
      verification: withTimes(verifiedImage('2026-11-22T10:30:00.000Z')),
    };
    expect(run.digest).toBeDefined();
    const { name, page, markup } = await reportOf(run);
    expect(name).toBe(`seedgen-run-${run.id}.html`);
    const text = page.body.textContent!;
    for (const whole of [
      run.id,
      run.seedImage!,
      run.digest!,
      run.requestedBy,
      'All times are UTC',
      'user:default/guest',
      'kind: Secret',
      'level=info msg="</pre>\\u{202e}pushed"',
      'No log has been kept',
    ]) {
      expect(text).toContain(whole);
    }
    for (const check of run.preflight?.checks ?? []) {
      expect(text).toContain(check.title);
      expect(text).toContain(check.id);
    }
    for (const proof of run.verification?.proofs ?? []) {
      expect(text).toContain(proof.title);
    }
    for (const entry of run.timeline) {
      expect(text).toContain(
        `${new Date(entry.at)
          .toISOString()
          .slice(0, 19)
          .replace('T', ' ')} UTC`,
      );
    }
    // No moment without its zone.
    const times = text.match(
      /\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?.{0,4}/g,
    );
    for (const time of times ?? []) expect(time).toMatch(/\d( UTC|Z.*)$/);
    expect(text).toContain(
      '2026-11-22 10:20:00 UTC to 2026-11-22 10:30:00 UTC',
    );
    page.querySelectorAll('pre').forEach(log => log.remove());
    // One format, but for what others have written.
    expect(page.body.textContent).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
    expect(page.querySelectorAll('script, img, link, iframe')).toHaveLength(0);
    expect(markup).toContain("default-src 'none'");
  });

  it('says what went wrong, and what of it could not be read', async () => {
    const run = failedRun(NOW);
    const { page } = await reportOf(run, {
      getRunManifests: () => Promise.reject(new Error('<b>away</b>')),
      getRunLog: () => Promise.reject(new Error('no rights')),
    });
    const text = page.body.textContent!;
    expect(text).toContain(run.problem!.code);
    expect(text).toContain(run.problem!.message);
    expect(text).toContain(
      'This could not be read for the report: <b>away</b>',
    );
    expect(text).toContain('This could not be read for the report: no rights');
  });
});
