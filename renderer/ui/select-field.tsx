import { Portal } from '@ark-ui/react/portal';
import { createListCollection, Select } from '@ark-ui/react/select';
import { useId, useMemo } from 'react';
import { FieldRow } from './field-row';
import { Icon } from './icon';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly icon?: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** Shown while the value is none of the options. */
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

/** One of a few named things, in a list that opens under the field. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, options, hint, disabled = false, placeholder, onChange } = props;
  const id = useId();
  const collection = useMemo(() => createListCollection({ items: [...options] }), [options]);
  const chosen = options.find((option) => option.value === value);
  return (
    <FieldRow label={label} labelId={`${id}-label`} control={id} hint={hint}>
      <Select.Root
        collection={collection}
        value={chosen === undefined ? [] : [value]}
        disabled={disabled}
        ids={{ trigger: id, label: `${id}-label` }}
        positioning={{ placement: 'bottom-end', gutter: 4 }}
        onValueChange={({ value: [next] }) => {
          if (next !== undefined && next !== value) onChange(next);
        }}
        lazyMount
        unmountOnExit
      >
        <Select.Control>
          <Select.Trigger className={`inp sel${disabled ? ' is-disabled' : ''}`}>
            <span className="row g8 cut" title={chosen?.label}>
              {chosen?.icon === undefined ? null : <Icon name={chosen.icon} />}
              <span className="cut">{chosen?.label ?? placeholder ?? value}</span>
            </span>
            <Icon name="chevron-down" />
          </Select.Trigger>
        </Select.Control>
        <Portal>
          <Select.Positioner className="menu-layer">
            <Select.Content className="pop menu select-menu">
              {options.map((option) => (
                <Select.Item key={option.value} item={option} className="mi">
                  {option.icon === undefined ? null : <Icon name={option.icon} />}
                  <Select.ItemText className="cut">{option.label}</Select.ItemText>
                  <Select.ItemIndicator className="k">
                    <Icon name="check" size={14} />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Content>
          </Select.Positioner>
        </Portal>
        <Select.HiddenSelect aria-hidden="true" tabIndex={-1} />
      </Select.Root>
    </FieldRow>
  );
}
