import { Portal } from '@ark-ui/react/portal';
import { Tooltip as Ark } from '@ark-ui/react/tooltip';
import type { ReactElement } from 'react';

/** A dark hint with an optional shortcut; shows on hover and on keyboard focus. The child must take a ref. */
export function Tooltip({
  text,
  shortcut,
  children,
}: {
  text: string;
  shortcut?: string | undefined;
  children: ReactElement;
}) {
  return (
    <Ark.Root openDelay={400} closeDelay={60} lazyMount unmountOnExit positioning={{ gutter: 6 }}>
      <Ark.Trigger asChild>{children}</Ark.Trigger>
      <Portal>
        <Ark.Positioner className="tip-layer">
          <Ark.Content className="tooltip">
            {text}
            {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}
