import { useState } from 'react';
import { copyText } from './copy-text';
import { IconButton } from './icon-button';

/** Copies details of an error as text. */
export function CopyButton({ text, label = 'Copy details' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <IconButton
      small
      iconSize={14}
      icon={copied ? 'check' : 'copy'}
      label={copied ? 'Copied' : label}
      onClick={() => setCopied(copyText(text))}
      onBlur={() => setCopied(false)}
    />
  );
}
