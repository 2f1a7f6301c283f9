import type { ReactNode } from 'react';
import { Icon } from './icon';

interface EmptyStateProps {
  readonly icon: string;
  readonly title: string;
  readonly role?: 'alert';
  readonly children: ReactNode;
}

/** What stands where nothing is yet: what would be here and how it comes. */
export function EmptyState({ icon, title, role, children }: EmptyStateProps) {
  return (
    <div className="empty" role={role}>
      <Icon name={icon} size={24} />
      <b>{title}</b>
      {children}
    </div>
  );
}
