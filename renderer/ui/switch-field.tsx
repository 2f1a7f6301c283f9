import { Switch } from '@ark-ui/react/switch';
import { useId } from 'react';
import { FieldRow } from './field-row';

interface ToggleProps {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A switch with its words at the right, for tool rows. */
export function Toggle({ label, checked, disabled = false, onChange }: ToggleProps & { readonly label: string }) {
  return (
    <Switch.Root
      className="row g8 s12t t2 toggle"
      checked={checked}
      disabled={disabled}
      onCheckedChange={(details) => onChange(details.checked)}
    >
      <Switch.HiddenInput />
      <Switch.Control className={`switch${checked ? ' on' : ''}${disabled ? ' is-disabled' : ''}`} />
      <Switch.Label>{label}</Switch.Label>
    </Switch.Root>
  );
}

interface SwitchFieldProps extends ToggleProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Words beside the switch: "what if linear?" */
  readonly beside?: string;
}

/** A row with a switch. */
export function SwitchField({ label, hint, beside, checked, disabled = false, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <FieldRow label={label} control={id} hint={hint}>
      <Switch.Root
        className="row g8 toggle"
        ids={{ hiddenInput: id }}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(details) => onChange(details.checked)}
      >
        <Switch.HiddenInput aria-label={label} />
        <Switch.Control className={`switch${checked ? ' on' : ''}${disabled ? ' is-disabled' : ''}`} />
        {beside === undefined ? null : <span className="s12t t3">{beside}</span>}
      </Switch.Root>
    </FieldRow>
  );
}
