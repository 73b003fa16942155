import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { isActive } from '../../model';
import { useTranslation } from '../../translation';
import { Panel } from '../shared';
import { RunManifests } from './RunManifests';

/** What a run puts on its cluster; read once somebody wants to see it. */
export function RunManifestsPanel(props: { run: RunDetails }) {
  const { run } = props;
  const contentId = useId();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const unused =
    !isActive(run) && !run.timeline.some(({ type }) => type === 'effect');
  return (
    <Panel
      title={t('manifests.title')}
      action={
        <Button
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={contentId}
          onClick={() => setOpen(!open)}
        >
          {open ? t('manifests.hide') : t('manifests.show')}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary">
        {unused ? t('manifests.textUnused') : t('manifests.text')}
      </Typography>
      <div id={contentId}>{open && <RunManifests run={run} />}</div>
    </Panel>
  );
}
