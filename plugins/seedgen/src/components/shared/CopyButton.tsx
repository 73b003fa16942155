import { useEffect, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import CheckIcon from '@material-ui/icons/Check';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTranslation } from '../../translation';

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
