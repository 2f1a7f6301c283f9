import { type KeyboardEvent, useId, useState } from 'react';
import { FieldRow } from './field-row';
import { Icon } from './icon';
import { describeFault, type NumberRange, parseNumber, stepNumber, toNumberText } from './number-text';
import { useVisit, type Visit } from './use-visit';

interface NumberFieldProps extends NumberRange {
  readonly label: string;
  /** The value in force. */
  readonly value: number;
  readonly step: number;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** It stands for several values, of which `value` is one: nothing is shown until one is typed for all. */
  readonly mixed?: boolean;
  /** Called with good values only. `from` is the value before this visit to the field, which is one undo step. */
  readonly onChange: (value: number, from: number) => void;
}

/**
 * A number that is typed or stepped. While a wrong text is typed the range stands beside it and the last good value
 * stays in force; Escape, or leaving the field, puts it back: what a field shows at rest is what holds.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, step, unit, hint, disabled = false, mixed = false, onChange } = props;
  const id = useId();
  const visit = useVisit(value);
  const { draft, error, type, clear } = useDraft(props, visit);
  const stepBy = (by: number): void => {
    const next = stepNumber(value, by, props);
    clear();
    if (next !== value) onChange(next, visit.begin());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = stepKeys[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      stepBy(steps * (event.shiftKey ? 10 : 1) * step);
    }
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      clear();
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
          aria-valuenow={mixed ? undefined : value}
          aria-valuetext={mixed ? 'mixed' : `${toNumberText(value)} ${unit ?? ''}`.trim()}
          aria-valuemin={props.min}
          aria-valuemax={props.max}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-message`}
          disabled={disabled}
          placeholder={mixed ? 'mixed' : undefined}
          value={draft ?? (mixed ? '' : toNumberText(value))}
          onChange={(event) => type(event.target.value)}
          onBlur={({ currentTarget }) => {
            // Another window has the focus: one who looks something up there comes back to what was typed.
            if (currentTarget.ownerDocument.activeElement === currentTarget) return;
            visit.end();
            clear();
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
function useDraft({ value, mixed = false, onChange, ...range }: NumberFieldProps, visit: Visit<number>) {
  const [draft, setDraft] = useState<string | null>(null);
  const [seen, setSeen] = useState(value);
  const read = draft === null ? null : parseNumber(draft, range);
  if (seen !== value) {
    // The value changed elsewhere (undo, a fix): what stood in the field is of the past.
    setSeen(value);
    if (read !== null && !(read.ok && read.value === value)) {
      setDraft(null);
      visit.end();
    }
  }
  const type = (text: string): void => {
    setDraft(text);
    const next = parseNumber(text, range);
    if (!next.ok || (next.value === value && !mixed)) return;
    onChange(next.value, visit.begin());
  };
  const clear = (): void => setDraft(null);
  const error = read === null || read.ok ? null : describeFault(read.error, range, value);
  return { draft, error, type, clear };
}
