import { shortDigest } from '../../format';
import { useTranslation } from '../../translation';
import { Code } from './Code';
import { CopyButton } from './CopyButton';

/** A digest in short, the whole of it on hover and to copy. */
export function Digest(props: { digest: string }) {
  const { digest } = props;
  const { t } = useTranslation();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Code title={digest}>{shortDigest(digest)}</Code>
      <CopyButton text={digest} label={t('common.copyDigest')} />
    </span>
  );
}
