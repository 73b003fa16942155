import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import {
  compatibilityVerdictSchema,
  seedgenClusterReadPermission,
  type CompatibilityPage,
  type CompatibilityVerdict,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useCompatibility, useUrlPaging } from '../../hooks';
import { verdictTone } from '../../model';
import { useTranslation } from '../../translation';
import { UrlPager } from '../Pager/Pager';
import {
  DataTable,
  Empty,
  Panel,
  Placeholder,
  RequestError,
  Settling,
  StaleNotice,
  StatusLabel,
  subtleText,
} from '../shared';
import { useCompatibilityColumns } from './compatibilityColumns';

const PAGE_SIZE = 25;

const useStyles = makeStyles(theme => ({
  text: { color: subtleText(theme), marginBottom: theme.spacing(1.5) },
  verdicts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
}));

/** Every cluster held against a seed. The address holds the verdict that is asked for. */
export function CompatibilityPanel(props: { digest: string }) {
  const { digest } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const paging = useUrlPaging();
  const verdict = compatibilityVerdictSchema.safeParse(
    search.get('verdict'),
  ).data;
  const { value, error, refresh, readAt, settling } = useCompatibility(digest, {
    verdict,
    cursor: paging.cursor,
    limit: PAGE_SIZE,
  });

  let content = <Placeholder rows={[32, 40, 40, 40]} />;
  if (value) {
    content = (
      <>
        {error && <StaleNotice error={error} readAt={readAt} />}
        <Verdicts
          counts={value.counts}
          chosen={verdict}
          onChoose={next => setSearch(next ? { verdict: next } : {})}
        />
        <Settling settling={settling}>
          <Comparisons page={value} />
        </Settling>
        <UrlPager paging={paging} nextCursor={value.nextCursor} />
      </>
    );
  } else if (error) {
    content = (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        onRetry={refresh}
      />
    );
  }
  return (
    <Panel title={t('fit.title')}>
      <Typography variant="body2" className={classes.text}>
        {t('fit.text')}
      </Typography>
      {content}
    </Panel>
  );
}

function Verdicts(props: {
  counts: CompatibilityPage['counts'];
  chosen: CompatibilityVerdict | undefined;
  onChoose: (verdict: CompatibilityVerdict | undefined) => void;
}) {
  const { counts, chosen, onChoose } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div
      className={classes.verdicts}
      role="group"
      aria-label={t('fit.verdictLabel')}
    >
      {compatibilityVerdictSchema.options.map(verdict => (
        <Button
          key={verdict}
          size="small"
          variant={chosen === verdict ? 'contained' : 'outlined'}
          disableElevation
          aria-pressed={chosen === verdict}
          onClick={() => onChoose(chosen === verdict ? undefined : verdict)}
        >
          <StatusLabel tone={verdictTone(verdict)}>
            {t(`fit.verdict.${verdict}`)} {counts[verdict]}
          </StatusLabel>
        </Button>
      ))}
    </div>
  );
}

function Comparisons(props: { page: CompatibilityPage }) {
  const { items } = props.page;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const columns = useCompatibilityColumns({
    opened,
    onOpen: cluster => setOpened(new Set([...opened, cluster])),
  });
  return items.length > 0 ? (
    <DataTable
      label={t('fit.title')}
      columns={columns}
      rows={items}
      keyOf={({ cluster }) => cluster}
    />
  ) : (
    <Empty title={t('fit.empty')} text={t('fit.emptyText')} />
  );
}
