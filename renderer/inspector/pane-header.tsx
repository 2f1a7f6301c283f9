import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';

interface PaneHeaderProps {
  readonly icon: string;
  readonly title: string;
  readonly kind: string;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

export function PaneHeader({ icon, title, kind, children }: PaneHeaderProps) {
  return (
    <div className="ins-h">
      <span className="ic">
        <Icon name={icon} />
      </span>
      <div className="grow">
        <h2 className="cut" title={title}>
          {title}
        </h2>
        <p title={kind}>{kind}</p>
      </div>
      {children}
    </div>
  );
}
