import { useId } from 'react';
import type { Result } from '../../src-core/result';
import { FieldRow } from './field-row';
import { useTypedText } from './use-typed-text';

interface FormulaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly check: (text: string) => Result<unknown, string>;
  /** `from` is the value before this visit. */
  readonly onChange: (value: string, from: string) => void;
}

/** A function of x on one line. A text with a fault is not taken over: the last good one stays in force. */
export function FormulaField({ label, value, hint, check, onChange }: FormulaFieldProps) {
  const id = useId();
  const draft = useTypedText(value, onChange);
  const checked = draft.isTyped ? check(draft.text) : null;
  const error = checked?.ok === false ? checked.error : null;
  return (
    <FieldRow label={label} control={id} hint={hint} error={error} messageId={`${id}-message`}>
      <span className={`inp${error === null ? '' : ' is-error'}`}>
        <input
          id={id}
          className="mono"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-message`}
          value={draft.text}
          onChange={({ target }) => draft.type(target.value, check(target.value).ok)}
          onBlur={() => draft.leave(error !== null)}
        />
      </span>
    </FieldRow>
  );
}
