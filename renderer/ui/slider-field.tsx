import { useState } from 'react';
import type { EditMode } from '../store/document-slice';
import { FieldRow } from './field-row';
import { toNumberText } from './number-text';
import { Slider } from './slider';

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: number, mode: EditMode) => void;
}

/** A slider in a form row; one drag is one undo step. */
export function SliderField({ label, value, unit, hint, onChange, ...slider }: SliderFieldProps) {
  const [dragging, setDragging] = useState(false);
  return (
    <FieldRow label={label} hint={hint}>
      <span className="row g8">
        <Slider
          {...slider}
          label={label}
          value={value}
          className="grow"
          onChange={(next) => {
            onChange(next, dragging ? 'join' : 'step');
            setDragging(true);
          }}
          onDone={() => setDragging(false)}
        />
        <span className="slider-value tn s12t">
          {toNumberText(value)}
          {unit === undefined ? null : <span className="t3"> {unit}</span>}
        </span>
      </span>
    </FieldRow>
  );
}
