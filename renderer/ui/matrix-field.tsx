import { useId, useState } from 'react';
import { parseTypedMatrix } from '../../src-core/nodes/typed-matrix';
import { FieldRow } from './field-row';
import { useVisit } from './use-visit';

interface MatrixFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** `from` is the value before this visit. */
  readonly onChange: (value: string, from: string) => void;
}

/** Numbers typed in rows and columns; rows on lines, columns apart by spaces or commas. A wrong text is not taken over. */
export function MatrixField({ label, value, hint, disabled = false, onChange }: MatrixFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const visit = useVisit(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (draft !== null && draft !== value) setDraft(null);
  }
  const wrong = draft === null ? null : parseTypedMatrix(draft).wrong;
  const error =
    wrong === null
      ? null
      : `“${wrong.text}” in row ${wrong.row}, column ${wrong.column} is not a number. The last good values are in force.`;
  const rows = Math.min(8, Math.max(2, (draft ?? value).split('\n').length));
  return (
    <FieldRow label={label} control={id} hint={hint} error={error} messageId={`${id}-message`}>
      <textarea
        id={id}
        className={`inp area mono${error === null ? '' : ' is-error'}`}
        rows={rows}
        spellCheck={false}
        disabled={disabled}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-message`}
        value={draft ?? value}
        onChange={({ target }) => {
          setDraft(target.value);
          if (parseTypedMatrix(target.value).wrong !== null || target.value === value) return;
          onChange(target.value, visit.begin());
        }}
        onBlur={() => {
          visit.end();
          if (error === null) setDraft(null);
        }}
      />
    </FieldRow>
  );
}
