import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { Notice } from '../shared';

/** Leads from a remedy to the run that it began anew. */
export function FollowedBy(props: { run: Pick<Run, 'followedBy'> }) {
  const { followedBy } = props.run;
  const { t } = useTranslation();
  const route = useRouteRef(runRouteRef);
  if (!followedBy) return null;
  return (
    <Notice
      tone="info"
      title={t('remedy.followed')}
      actions={
        <LinkButton size="small" color="primary" to={route({ id: followedBy })}>
          {t('remedy.followNewRun')}
        </LinkButton>
      }
    >
      {t('remedy.followedText')}
    </Notice>
  );
}
