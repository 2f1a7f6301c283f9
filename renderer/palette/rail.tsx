import { Popover } from '@ark-ui/react/popover';
import { Portal } from '@ark-ui/react/portal';
import { type ReactNode, useState } from 'react';
import { Icon } from '../ui/icon';
import { Outline } from './outline';
import { GroupEntries, Palette } from './palette';
import { paletteGroups } from './palette-groups';

/** The left pane of a narrow window: an icon for each group, which opens its entries beside it. */
export function Rail() {
  return (
    <div className="rail">
      <Flyout label="Add a node" icon="plus" wide>
        {(close) => <Palette autoFocus onAdded={close} />}
      </Flyout>
      {paletteGroups.map((group) => (
        <Flyout key={group.group} label={group.title} icon={group.icon}>
          {(close) => (
            <>
              <div className="lab">{group.title}</div>
              <GroupEntries group={group} onAdded={close} />
            </>
          )}
        </Flyout>
      ))}
      <i className="sp" />
      <Flyout label="Outline" icon="list-checks" wide>
        {() => <Outline />}
      </Flyout>
    </div>
  );
}

function Flyout({
  label,
  icon,
  wide = false,
  children,
}: {
  label: string;
  icon: string;
  wide?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(details) => setOpen(details.open)}
      positioning={{ placement: 'right-start', gutter: 8 }}
      lazyMount
      unmountOnExit
    >
      <Popover.Trigger className={open ? 'ib on' : 'ib'} aria-label={label} title={label}>
        <Icon name={icon} />
      </Popover.Trigger>
      <Portal>
        <Popover.Positioner>
          <Popover.Content className={wide ? 'pop flyout wide-flyout' : 'pop flyout'} aria-label={label}>
            {children(() => setOpen(false))}
          </Popover.Content>
        </Popover.Positioner>
      </Portal>
    </Popover.Root>
  );
}
