import { useId, useState } from 'react';
import type { EditMode } from '../store/document-slice';
import { FieldRow } from './field-row';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly maxLength?: number;
  readonly onChange: (value: string, mode: EditMode) => void;
}

/** A line of text; a visit to the field is one undo step. */
export function TextField({ label, value, placeholder, hint, maxLength = 60, onChange }: TextFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(false);
  return (
    <FieldRow label={label} control={id} hint={hint}>
      <span className="inp">
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={maxLength}
          placeholder={placeholder}
          value={value}
          onChange={(event) => {
            onChange(event.target.value, typed ? 'join' : 'step');
            setTyped(true);
          }}
          onBlur={() => setTyped(false)}
        />
      </span>
    </FieldRow>
  );
}
