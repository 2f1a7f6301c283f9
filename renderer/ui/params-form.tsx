import type { ReactElement } from 'react';
import type { Field, ParamRecord, ParamValue } from '../../src-core/nodes/define-node';
import { DrawingField } from './drawing-field';
import { FormulaField } from './formula-field';
import { MatrixField } from './matrix-field';
import { NumberField } from './number-field';
import { SelectField } from './select-field';
import { SliderField } from './slider-field';
import { SwitchField } from './switch-field';

export type FormField = Field<ParamRecord>;
export type ControlKind = FormField['control'];

interface ControlProps<Kind extends ControlKind> {
  readonly field: FormField & { readonly control: Kind };
  readonly value: ParamValue | undefined;
  /** Of several nodes that are edited at once not all have this value. */
  readonly mixed: boolean;
  readonly change: (value: ParamValue, from: ParamValue | null) => void;
}

const mixedWord = 'mixed';

/** Every kind of control has its component here; a new kind in the definitions does not compile without one. */
const controls: { readonly [Kind in ControlKind]: (props: ControlProps<Kind>) => ReactElement } = {
  number: ({ field, value, mixed, change }) => (
    <NumberField
      {...rangeOf(field)}
      label={field.label}
      value={toNumber(value, field.min)}
      mixed={mixed}
      onChange={change}
    />
  ),
  slider: ({ field, value, mixed, change }) => (
    <SliderField
      {...rangeOf(field)}
      label={field.label}
      value={toNumber(value, field.min)}
      mixed={mixed}
      onChange={change}
    />
  ),
  switch: ({ field, value, mixed, change }) => (
    <SwitchField
      label={field.label}
      hint={field.hint}
      checked={value === true && !mixed}
      {...(mixed && { beside: mixedWord })}
      onChange={(checked) => change(checked, null)}
    />
  ),
  select: ({ field, value, mixed, change }) => (
    <SelectField
      label={field.label}
      hint={field.hint}
      options={field.options}
      value={mixed ? '' : String(value)}
      placeholder={mixedWord}
      onChange={(chosen) => change(chosen, null)}
    />
  ),
  matrix: ({ field, value, change }) => (
    <MatrixField label={field.label} hint={field.hint} value={String(value ?? '')} onChange={change} />
  ),
  formula: ({ field, value, change }) => (
    <FormulaField
      label={field.label}
      hint={field.hint}
      check={field.check}
      value={String(value ?? '')}
      onChange={change}
    />
  ),
  drawing: ({ field, value, change }) => (
    <DrawingField label={field.label} hint={field.hint} value={String(value ?? '')} onChange={change} />
  ),
};

export interface ParamChange {
  readonly key: string;
  readonly value: ParamValue;
  readonly field: FormField;
  /** The value before this visit to the field; `null` for a change that is complete by itself. */
  readonly from: ParamValue | null;
}

interface ParamsFormProps {
  readonly fields: readonly FormField[];
  readonly params: ParamRecord;
  /** Keys of which several nodes have several values. */
  readonly mixed?: ReadonlySet<string>;
  readonly onChange: (change: ParamChange) => void;
}

/** The rows of a definition's form that apply to these params. */
export function ParamsForm({ fields, params, mixed, onChange }: ParamsFormProps) {
  return fields
    .filter((field) => isShown(field, params))
    .map((field) => (
      <Control
        key={field.key}
        kind={field.control}
        field={field}
        value={params[field.key]}
        mixed={mixed?.has(field.key) === true}
        change={(value, from) => onChange({ key: field.key, value, field, from })}
      />
    ));
}

/** Whether a row's `when` holds. */
export function isShown({ when }: FormField, params: ParamRecord): boolean {
  const value = when === undefined ? undefined : params[when.key];
  return when === undefined || (value !== undefined && when.is.includes(value));
}

function Control<Kind extends ControlKind>({ kind, ...props }: ControlProps<Kind> & { readonly kind: Kind }) {
  return controls[kind](props);
}

const toNumber = (value: ParamValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

function rangeOf(field: Extract<FormField, { min: number }>) {
  const { min, max, step, unit, hint, integer } = field;
  return { min, max, step, unit, hint, integer };
}
