import { type KeyboardEvent, useId, useState } from 'react';
import type { EditMode } from '../store/document-slice';
import { FieldRow } from './field-row';
import { Icon } from './icon';
import { describeFault, type NumberRange, parseNumber, stepNumber, toNumberText } from './number-text';

interface NumberFieldProps extends NumberRange {
  readonly label: string;
  /** The value in force. */
  readonly value: number;
  readonly step: number;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** Called with good values only. The first of a visit to the field is its own undo step, the rest join it. */
  readonly onChange: (value: number, mode: EditMode) => void;
}

/**
 * A number that is typed or stepped. A wrong text stays in the field with the range beside it, and the last good value
 * stays in force; Escape puts it back.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, step, unit, hint, disabled = false, onChange } = props;
  const id = useId();
  const { draft, error, type, leave } = useDraft(props);
  const stepBy = (by: number): void => {
    const next = stepNumber(value, by, props);
    leave();
    if (next !== value) onChange(next, 'step');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = stepKeys[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      stepBy(steps * (event.shiftKey ? 10 : 1) * step);
    }
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      leave();
    }
  };
  return (
    <FieldRow label={label} control={id} hint={hint} error={error} messageId={`${id}-message`}>
      <span className={`inp${error === null ? '' : ' is-error'}${disabled ? ' is-disabled' : ''}`}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          role="spinbutton"
          autoComplete="off"
          spellCheck={false}
          aria-valuenow={value}
          aria-valuetext={unit === undefined ? toNumberText(value) : `${toNumberText(value)} ${unit}`}
          aria-valuemin={props.min}
          aria-valuemax={props.max}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-message`}
          disabled={disabled}
          value={draft ?? toNumberText(value)}
          onChange={(event) => type(event.target.value)}
          onBlur={() => {
            if (error === null) leave();
          }}
          onKeyDown={onKeyDown}
        />
        {unit === undefined ? null : <span className="unit">{unit}</span>}
        <span className="step" aria-hidden="true">
          <button type="button" tabIndex={-1} disabled={disabled} onClick={() => stepBy(step)}>
            <Icon name="chevron-up" size={12} />
          </button>
          <button type="button" tabIndex={-1} disabled={disabled} onClick={() => stepBy(-step)}>
            <Icon name="chevron-down" size={12} />
          </button>
        </span>
      </span>
    </FieldRow>
  );
}

const stepKeys: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** The text being typed, apart from the value in force. */
function useDraft({ value, onChange, ...range }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [typed, setTyped] = useState(false);
  const [seen, setSeen] = useState(value);
  const read = draft === null ? null : parseNumber(draft, range);
  if (seen !== value) {
    // The value changed elsewhere (undo, a fix): what stood in the field is of the past.
    setSeen(value);
    if (read !== null && !(read.ok && read.value === value)) setDraft(null);
  }
  const type = (text: string): void => {
    setDraft(text);
    const next = parseNumber(text, range);
    if (!next.ok || next.value === value) return;
    onChange(next.value, typed ? 'join' : 'step');
    setTyped(true);
  };
  const leave = (): void => {
    setDraft(null);
    setTyped(false);
  };
  const error = read === null || read.ok ? null : describeFault(read.error, range, value);
  return { draft, error, type, leave };
}
