import { type ReactNode, useEffect, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import CheckIcon from '@material-ui/icons/Check';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { shortDigest, shortImage } from '../../format';
import { useTranslation } from '../../translation';

const useStyles = makeStyles({
  code: {
    fontFamily:
      'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.92em',
    overflowWrap: 'anywhere',
  },
});

/** A name that a machine gave: a reference, a digest, a device. */
export function Code(props: { children: ReactNode; title?: string }) {
  const classes = useStyles();
  return (
    <code className={classes.code} title={props.title}>
      {props.children}
    </code>
  );
}

/** Copies a text that is shown only in part. */
export function CopyButton(props: { text: string; label: string }) {
  const { text, label } = props;
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [, copy] = useCopyToClipboard();

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const shown = copied ? t('common.copied') : label;
  return (
    <Tooltip title={shown} placement="top">
      <IconButton
        size="small"
        aria-label={shown}
        onClick={() => {
          copy(text);
          setCopied(true);
        }}
      >
        {copied ? (
          <CheckIcon fontSize="inherit" />
        ) : (
          <CopyIcon fontSize="inherit" />
        )}
      </IconButton>
    </Tooltip>
  );
}

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

/** An image without its registry, for tables; the whole reference on hover. */
export function ImageName(props: { image: string }) {
  const { image } = props;
  return <Code title={image}>{shortImage(image)}</Code>;
}
