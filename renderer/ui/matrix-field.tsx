import { useId } from 'react';
import { parseTypedMatrix } from '../../src-core/nodes/typed-matrix';
import { FieldRow } from './field-row';
import { useTypedText } from './use-typed-text';

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
  const draft = useTypedText(value, onChange);
  const wrong = draft.isTyped ? parseTypedMatrix(draft.text).wrong : null;
  const error =
    wrong === null
      ? null
      : `“${wrong.text}” in row ${wrong.row}, column ${wrong.column} is not a number. The last good values are in force.`;
  const rows = Math.min(8, Math.max(2, draft.text.split('\n').length));
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
        value={draft.text}
        onChange={({ target }) => draft.type(target.value, parseTypedMatrix(target.value).wrong === null)}
        onBlur={() => draft.leave(error !== null)}
      />
    </FieldRow>
  );
}
