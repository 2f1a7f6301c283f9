import { useId } from 'react';
import { typedText } from './limited-text';
import { useVisit } from './use-visit';

interface TextAreaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint: string;
  readonly maxLength: number;
  /** `from` is the value before this visit. */
  readonly onChange: (value: string, from: string) => void;
}

/** Several lines of text under their label; a visit to the field is one undo step. */
export function TextAreaField({ label, value, placeholder, hint, maxLength, onChange }: TextAreaFieldProps) {
  const id = useId();
  const visit = useVisit(value);
  return (
    <div className="text-area">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="inp"
        aria-describedby={`${id}-hint`}
        rows={8}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(typedText(event, value, maxLength), visit.begin())}
        onBlur={visit.end}
      />
      <p id={`${id}-hint`} className="msg">
        {hint}
      </p>
    </div>
  );
}
