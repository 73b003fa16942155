import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { PageTitle } from '../PageTitle';
import { RunHistory } from '../RunHistory';

/** Every run that the person may see. */
export function RunsPage() {
  const { t } = useTranslation();
  const route = useRouteRef(runRouteRef);
  return (
    <>
      <PageTitle title={t('pages.runs')} />
      <RunHistory
        pageSize={25}
        link={(run, text) => <Link to={route({ id: run.id })}>{text}</Link>}
      />
    </>
  );
}
