import { act, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { renderSeedgen } from '../../dev/testing/renderSeedgen';
import { formatsOf, useTranslation } from './useTranslation';

/** The portal's choice of languages, as the settings page changes it. */
function languages() {
  let language = 'de';
  const listeners = new Set<(chosen: { language: string }) => void>();
  return {
    choose(next: string) {
      language = next;
      listeners.forEach(listener => listener({ language }));
    },
    listeners,
    api: {
      getLanguage: () => ({ language }),
      language$: () => ({
        subscribe(listener: (chosen: { language: string }) => void) {
          listeners.add(listener);
          return { unsubscribe: () => listeners.delete(listener) };
        },
      }),
    },
  };
}

function Figures() {
  const { format } = useTranslation();
  return (
    <p>
      {format.duration(192_000)}, {format.bytes(1.5 * 1024 ** 3)},{' '}
      {format.moment('2026-11-22T14:05:09.000Z')}
    </p>
  );
}

describe('figures and moments', () => {
  it('are in the language of the portal, and follow it', async () => {
    const portal = languages();
    const { unmount } = await renderSeedgen(
      <TestApiProvider apis={[[appLanguageApiRef, portal.api as any]]}>
        <Figures />
      </TestApiProvider>,
    );
    expect(
      screen.getByText(/^3\sMin\. 12\sSek\., 1,5 GiB, 22\. Nov\. 2026/),
    ).toBeVisible();
    act(() => portal.choose('en'));
    expect(screen.getByText(/^3m 12s, 1\.5 GiB, Nov 22, 2026/)).toBeVisible();
    unmount();
    expect(portal.listeners.size).toBe(0);
  });

  it('are the same outside of components', () => {
    const portal = languages();
    const get = (ref: { id: string }) =>
      ref.id === appLanguageApiRef.id ? portal.api : undefined;
    expect(formatsOf({ get } as any).bytes(1.5 * 1024 ** 3)).toBe('1,5 GiB');
    expect(formatsOf({ get: () => undefined } as any).duration(0)).toBe('0s');
  });
});
