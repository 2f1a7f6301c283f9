import type { ReactNode } from 'react';
import { Icon } from './icon';

interface FieldRowProps {
  readonly label: string;
  /** The control's id, for the label. */
  readonly control?: string;
  readonly labelId?: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  readonly messageId?: string;
  readonly children: ReactNode;
}

/** One row of a form: label, control and, under it, what is wrong or what is usual. */
export function FieldRow({ label, control, labelId, hint, error = null, messageId, children }: FieldRowProps) {
  return (
    <div className="field">
      <label id={labelId} htmlFor={control} title={hint}>
        {label}
      </label>
      {children}
      {error === null ? null : (
        <div className="msg err" id={messageId} role="alert">
          <Icon name="circle-alert" size={12} />
          <span>{error}</span>
        </div>
      )}
    </div>
  );
}
