import { FieldRow } from './field-row';
import { toNumberText } from './number-text';
import { Slider } from './slider';
import { useVisit } from './use-visit';

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** It stands for several values, of which `value` is one. */
  readonly mixed?: boolean;
  /** `from` is the value before this drag. */
  readonly onChange: (value: number, from: number) => void;
}

/** A slider in a form row; one drag is one undo step. */
export function SliderField({ label, value, unit, hint, mixed = false, onChange, ...slider }: SliderFieldProps) {
  const drag = useVisit(value);
  return (
    <FieldRow label={label} hint={hint}>
      <span className="row g8">
        <Slider
          {...slider}
          label={label}
          value={value}
          className="grow"
          onChange={(next) => onChange(next, drag.begin())}
          onDone={drag.end}
        />
        <span className="slider-value tn s12t">
          {mixed ? 'mixed' : toNumberText(value)}
          {unit === undefined || mixed ? null : <span className="t3"> {unit}</span>}
        </span>
      </span>
    </FieldRow>
  );
}
