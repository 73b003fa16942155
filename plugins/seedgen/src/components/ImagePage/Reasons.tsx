import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClusterCompatibility,
  Proof,
} from '@seedgen/backstage-plugin-seedgen-common';
import { decisiveReasons, type Tone } from '../../model';
import { useTranslation, type Translate } from '../../translation';
import { Code, StatusLabel, Subtle } from '../shared';

const TONES: Record<Proof['status'], Tone> = {
  pass: 'ok',
  fail: 'error',
  unknown: 'unknown',
};

const KNOWN = [
  'seed-format',
  'version',
  'architecture',
  'proxy',
  'fips',
  'trust-bundle',
  'proxy-trust',
  'mount-target',
] as const;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { padding: theme.spacing(0.25, 0) },
  more: { textTransform: 'none', padding: 0 },
}));

/** What the verdict on a cluster rests on; every comparison once it is asked for. */
export function Reasons(props: {
  compatibility: ClusterCompatibility;
  all: boolean;
  onShowAll: () => void;
}) {
  const { compatibility, all, onShowAll } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const { reasons, verdict } = compatibility;
  const shown = all ? reasons : decisiveReasons(compatibility);
  return (
    <div>
      {verdict === 'fits' && !all && (
        <div>{t('fit.allPass', { count: reasons.length })}</div>
      )}
      <ul className={classes.list}>
        {shown.map(reason => (
          <li key={reason.id} className={classes.item}>
            <StatusLabel tone={TONES[reason.status]} wrap>
              {titleOf(reason, t)}: {t(`fit.proof.${reason.status}`)}
            </StatusLabel>
            <FoundAndWanted reason={reason} />
          </li>
        ))}
      </ul>
      {shown.length < reasons.length && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          onClick={onShowAll}
        >
          {t('fit.showAll', { count: reasons.length })}
        </Button>
      )}
    </div>
  );
}

function FoundAndWanted(props: { reason: Proof }) {
  const { found, wanted } = props.reason;
  const { t } = useTranslation();
  return (
    <Subtle>
      {found !== undefined && (
        <>
          {t('fit.found')} <Code>{inWords(found, t)}</Code>
        </>
      )}
      {found !== undefined && wanted !== undefined && ' · '}
      {wanted !== undefined && (
        <>
          {t('fit.wanted')} <Code>{inWords(wanted, t)}</Code>
        </>
      )}
    </Subtle>
  );
}

// The backend's own words where it compares something that this page does not know yet.
function titleOf({ id, title }: Proof, t: Translate): string {
  const known = KNOWN.find(each => each === id);
  return known ? t(`fit.check.${known}`) : title;
}

function inWords(value: string, t: Translate): string {
  switch (value) {
    case 'yes':
      return t('image.yes');
    case 'no':
      return t('image.no');
    case 'none':
      return t('common.none');
    default:
      return value;
  }
}
