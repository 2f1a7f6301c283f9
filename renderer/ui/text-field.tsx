import { useId } from 'react';
import { FieldRow } from './field-row';
import { typedText } from './limited-text';
import { useVisit } from './use-visit';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  /** UTF-16 units; no emoji is cut in two. */
  readonly maxLength?: number;
  /** `from` is the value before this visit. */
  readonly onChange: (value: string, from: string) => void;
}

/** A line of text; a visit to the field is one undo step. */
export function TextField({ label, value, placeholder, hint, maxLength = 60, onChange }: TextFieldProps) {
  const id = useId();
  const visit = useVisit(value);
  return (
    <FieldRow label={label} control={id} hint={hint}>
      <span className="inp">
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(typedText(event, value, maxLength), visit.begin())}
          onBlur={visit.end}
        />
      </span>
    </FieldRow>
  );
}
