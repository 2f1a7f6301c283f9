import { useId, useState } from 'react';
import type { Result } from '../../src-core/result';
import { FieldRow } from './field-row';
import { useVisit } from './use-visit';

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
  const [draft, setDraft] = useState<string | null>(null);
  const visit = useVisit(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (draft !== null && draft !== value) setDraft(null);
  }
  const checked = draft === null ? null : check(draft);
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
          value={draft ?? value}
          onChange={({ target }) => {
            setDraft(target.value);
            if (check(target.value).ok && target.value !== value) onChange(target.value, visit.begin());
          }}
          onBlur={() => {
            visit.end();
            if (error === null) setDraft(null);
          }}
        />
      </span>
    </FieldRow>
  );
}
