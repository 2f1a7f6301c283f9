import type { ReactNode } from 'react';
import { Icon } from './icon';

/** What stands where nothing is yet: what would be here and how it comes. */
export function EmptyState({ icon, title, children }: { icon: string; title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} size={24} />
      <b>{title}</b>
      {children}
    </div>
  );
}
