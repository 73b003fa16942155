import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Helmet } from 'react-helmet';
import { useTranslation } from '../../translation';

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
