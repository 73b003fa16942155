import type {
  Run,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Helmet } from 'react-helmet';
import { shortDigest, shortImage, tagOf } from '../../format';
import {
  runTitle,
  type Translate,
  phaseName,
  useTranslation,
} from '../../translation';

/** Of a run: what changes first, then what tells it from the others. */
export function runPageTitle(
  id: string,
  run: Run | undefined,
  t: Translate,
): string {
  if (!run) return `${t('pages.run')} ${id.slice(0, 8)}`;
  const tag = run.seedImage && tagOf(run.seedImage);
  return [phaseName(t, run.phase), run.cluster, tag ?? runTitle(run, t)].join(
    ' · ',
  );
}

/** Of an image: a tag may have had several, so its digest tells it from the others. */
export function imagePageTitle(
  digest: string,
  image: SeedImageRecord | undefined,
): string {
  const short = shortDigest(digest);
  return image ? `${shortImage(image.image)} · ${short}` : short;
}

/** Names the page in the browser's tab and history, and in what shortcuts make of it. */
export function PageTitle(props: { title: string }) {
  const { t } = useTranslation();
  const app = useApi(configApiRef).getOptionalString('app.title');
  return (
    <Helmet
      // At once, since browsers draw nothing in a tab that is in the background.
      defer={false}
      title={props.title}
      titleTemplate={`%s | ${t('pages.title')} | ${app ?? 'Backstage'}`}
    />
  );
}
