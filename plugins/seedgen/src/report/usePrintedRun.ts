import { useEffect } from 'react';
import { configApiRef, useApi, useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../translation';
import { printedRun } from './runReport';

const ID = 'seedgen-printed-run';

// The page around it is of no use on paper, and its styles are not for what is printed.
const AROUND = `
#${ID} { display: none; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body > :not(#${ID}) { display: none !important; }
  html, body { background: #fff !important; height: auto !important; overflow: visible !important; }
  #${ID} { display: block; font: 10pt/1.45 system-ui, sans-serif; color: #111; background: #fff; }
}`;

/** Prints the page of a run as its report, with all that is folded, shortened or relative on the screen. */
export function usePrintedRun(run: RunDetails | undefined): void {
  const config = useApi(configApiRef);
  const languages = useApiHolder().get(appLanguageApiRef);
  const { t, format } = useTranslation();
  useEffect(() => {
    if (!run) return undefined;
    let shown: HTMLElement[] = [];
    const hide = () => {
      shown.forEach(each => each.remove());
      shown = [];
    };
    // Only now, so that nobody who reads the page with other means finds everything twice.
    const show = () => {
      hide();
      const style = document.createElement('style');
      style.textContent = AROUND;
      const paper = document.createElement('div');
      paper.id = ID;
      paper.attachShadow({ mode: 'open' }).innerHTML = printedRun(
        {
          run,
          at: new Date().toISOString(),
          portal: config.getOptionalString('app.baseUrl') ?? location.origin,
        },
        { t, format, language: languages?.getLanguage().language ?? 'en' },
      );
      document.head.append(style);
      document.body.append(paper);
      shown = [style, paper];
    };
    const media = window.matchMedia?.('print');
    const change = () => (media.matches ? show() : hide());
    if (media?.matches) show();
    media?.addEventListener?.('change', change);
    window.addEventListener('beforeprint', show);
    window.addEventListener('afterprint', hide);
    return () => {
      hide();
      media?.removeEventListener?.('change', change);
      window.removeEventListener('beforeprint', show);
      window.removeEventListener('afterprint', hide);
    };
  }, [run, config, languages, t, format]);
}
