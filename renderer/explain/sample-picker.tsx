import { IconButton } from '../ui/icon-button';
import { NumberField } from '../ui/number-field';
import { SelectField } from '../ui/select-field';

export interface SampleChoice {
  /** Row of the test set, or where the search for the class begins. */
  readonly row: number;
  /** −1: the row itself. */
  readonly label: number;
}

interface SamplePickerProps {
  /** "From", "Sample". */
  readonly name: string;
  /** The row that is shown, and its class. */
  readonly row: number;
  readonly label: number;
  readonly classes: readonly string[];
  readonly testCount: number;
  readonly onChoose: (choice: SampleChoice) => void;
}

/** Any row of the test set: by its number, the next of a class, or step by step. */
export function SamplePicker({ name, row, label, classes, testCount, onChoose }: SamplePickerProps) {
  const last = Math.max(0, testCount - 1);
  const className = classes[label] ?? `class ${label}`;
  const next = (row + 1) % Math.max(testCount, 1);
  return (
    <fieldset className="sample-picker" aria-label={name}>
      <NumberField
        label={name}
        value={row}
        min={0}
        max={last}
        step={1}
        integer
        onChange={(value) => onChoose({ row: value, label: -1 })}
      />
      {classes.length > 1 ? (
        <>
          <SelectField
            label={`Class of ${name}`}
            value={String(label)}
            options={classes.map((title, index) => ({ value: String(index), label: title }))}
            onChange={(value) => onChoose({ row: next, label: Number(value) })}
          />
          <IconButton
            small
            icon="chevron-right"
            label={`Next ${className}`}
            onClick={() => onChoose({ row: next, label })}
          />
        </>
      ) : null}
    </fieldset>
  );
}
