import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Proof,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { Code, StatusLabel, Timed, ToneIcon, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
  item: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  subtle: { color: subtleText(theme) },
}));

const PROOF_TONE: Record<Proof['status'], Tone> = {
  pass: 'ok',
  fail: 'error',
  unknown: 'unknown',
};

const VERDICT_TONE: Record<Verification['verdict'], Tone> = {
  verified: 'ok',
  rejected: 'error',
  unknown: 'unknown',
};

/** What proves that an image is the one that was asked for. */
export function ProofList(props: { verification: Verification }) {
  const { verification } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div>
      <Typography variant="body2" component="div">
        <StatusLabel tone={VERDICT_TONE[verification.verdict]}>
          {t(`verification.${verification.verdict}`)}
        </StatusLabel>
      </Typography>
      <ul className={classes.list}>
        {verification.proofs.map(proof => (
          <li key={proof.id} className={classes.item}>
            <ToneIcon tone={PROOF_TONE[proof.status]} labelled />
            <Typography
              variant="body2"
              component="div"
              className={classes.words}
            >
              <div>
                {proof.title}: {t(`verification.proof.${proof.status}`)}
              </div>
              {proof.found && (
                <div className={classes.subtle}>
                  {t('preflight.found')}{' '}
                  <Code>
                    <Timed text={proof.found} />
                  </Code>
                  {proof.wanted && proof.wanted !== proof.found && (
                    <>
                      {' · '}
                      {t('preflight.wanted')}{' '}
                      <Code>
                        <Timed text={proof.wanted} />
                      </Code>
                    </>
                  )}
                </div>
              )}
            </Typography>
          </li>
        ))}
      </ul>
    </div>
  );
}
