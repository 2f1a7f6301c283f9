import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './icon';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon?: string | undefined;
  readonly look?: 'default' | 'primary' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({ icon, look = 'default', small = false, className = '', children, ...rest }: ButtonProps) {
  const classes = ['btn', look === 'default' ? '' : look, small ? 'sm' : '', className].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} {...rest}>
      {icon === undefined ? null : <Icon name={icon} size={small ? 14 : 16} />}
      {children}
    </button>
  );
}
