import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Verification } from '@seedgen/backstage-plugin-seedgen-common';
import { Notice, Person } from '../../../components/shared';
import { ageOf, shortDigest } from '../../../format';
import { useNow, type Action } from '../../../hooks';
import { errorMessageOf } from '../../../model';
import { runRouteRef } from '../../../routes';
import { useTranslation } from '../../../translation';
import type { TagUse } from './tagUse';

const useStyles = makeStyles({
  // Capitals matter in a tag.
  tag: { textTransform: 'none' },
});

/** Whether a tag exists already, whose it is, and what to do about that. */
export function TagUseNotice(props: {
  use: TagUse;
  /** Whether the person said that an existing tag may be replaced. */
  replace: boolean;
  look: Action & { look?: Verification };
  /** A tag that is not known to be taken. */
  freeTag: string;
  onTake: (tag: string) => void;
}) {
  const { use, replace, look, freeTag, onTake } = props;
  const classes = useStyles();
  const { t, format } = useTranslation();
  const runRoute = useRouteRef(runRouteRef);
  const now = useNow(10_000);
  const agoOf = (at: string) => {
    const age = ageOf(at, now);
    return age < 1000
      ? t('common.justNow')
      : t('common.ago', { duration: format.duration(age) });
  };
  const ago = 'at' in use ? agoOf(use.at) : '';
  const exists = use.is === 'seed' || use.is === 'used' || use.is === 'run';
  const inTheWay = replace && use.is !== 'run' ? 'info' : 'warning';
  const tone = exists ? inTheWay : ({ free: 'ok' } as const)[use.is as 'free'];
  const record = 'record' in use ? use.record : undefined;
  const run = use.is === 'run' ? use.run : undefined;
  const runId = run?.id ?? record?.runId;
  return (
    <Notice
      tone={tone ?? 'unknown'}
      title={t(`form.image.use.${use.is}`)}
      actions={
        <>
          {exists && !(replace && use.is !== 'run') && (
            <Button
              size="small"
              color="primary"
              className={classes.tag}
              onClick={() => onTake(freeTag)}
            >
              {t('form.image.use.take', { tag: freeTag })}
            </Button>
          )}
          {use.is !== 'run' && (
            <Button
              size="small"
              color="primary"
              onClick={look.run}
              disabled={look.running}
            >
              {look.running
                ? t('form.image.use.looking')
                : t('form.image.use.look')}
            </Button>
          )}
        </>
      }
    >
      {run && (
        <div>
          {t('form.image.use.runText')} <Person reference={run.requestedBy} />
        </div>
      )}
      {use.is === 'used' && (
        <div>
          {t('form.image.use.usedText', {
            digest: use.digest ? shortDigest(use.digest) : t('common.unknown'),
            ago,
          })}{' '}
          {!record && t('form.image.use.usedUnknown')}
        </div>
      )}
      {record && (
        <div>
          {t('form.image.use.seedText', {
            cluster: record.cluster,
            ago: agoOf(record.verifiedAt),
          })}{' '}
          <Person reference={record.requestedBy} />
        </div>
      )}
      {runId && (
        <Link to={runRoute({ id: runId })} target="_blank">
          {t('form.image.use.openRun')}
        </Link>
      )}
      {use.is === 'free' && t('form.image.use.freeText', { ago })}
      {use.is === 'unknown' && t('form.image.use.unknownText')}
      {use.is === 'failed' && use.message}
      {exists && use.is !== 'run' && (
        <div>
          {replace ? t('form.image.use.replace') : t('form.image.use.blocked')}
        </div>
      )}
      {look.error && (
        <div>
          {t('form.lookFailed', { message: errorMessageOf(look.error) })}
        </div>
      )}
    </Notice>
  );
}
