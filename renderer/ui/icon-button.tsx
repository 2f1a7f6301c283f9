import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconSize } from './icon';
import { Tooltip } from './tooltip';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly icon: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  /** Why it cannot be used now; a button with a reason stays focusable so that the reason can be read. */
  readonly disabledReason?: string | undefined;
  readonly look?: 'plain' | 'solid' | 'on';
  readonly small?: boolean;
  readonly iconSize?: IconSize;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A 28 px button with an icon, an accessible name and a tooltip. */
export function IconButton({
  icon,
  label,
  shortcut,
  disabledReason,
  look = 'plain',
  small = false,
  iconSize = 16,
  className = '',
  onClick,
  ...rest
}: IconButtonProps) {
  const off = disabledReason !== undefined;
  const classes = ['ib', look === 'plain' ? '' : look, small ? 'sm' : '', off ? 'is-disabled' : '', className];
  return (
    <Tooltip text={off ? disabledReason : label} shortcut={off ? undefined : shortcut}>
      <button
        type="button"
        className={classes.filter(Boolean).join(' ')}
        aria-label={label}
        aria-disabled={off || undefined}
        onClick={off ? undefined : onClick}
        {...rest}
      >
        <Icon name={icon} size={iconSize} />
      </button>
    </Tooltip>
  );
}
