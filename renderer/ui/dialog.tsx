import { Dialog as Ark } from '@ark-ui/react/dialog';
import { Portal } from '@ark-ui/react/portal';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Words or a search field beside the title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A modal window: the focus stays inside, Escape closes it, the focus goes back to where it was. */
export function Dialog({ title, onClose, size = 'medium', role = 'dialog', beside, children }: DialogProps) {
  return (
    <Ark.Root
      open
      role={role}
      closeOnInteractOutside={role === 'dialog'}
      // The focus is kept within; what takes it for a moment, as the dialog before this one, does not close it.
      onFocusOutside={(event) => event.preventDefault()}
      onOpenChange={({ open }) => {
        if (!open) onClose();
      }}
    >
      <Portal>
        <Ark.Backdrop className="backdrop" />
        <Ark.Positioner className={`dialog-layer ${size}`}>
          <Ark.Content className={`pop modal ${size}`}>
            <header className="modal-h">
              <Ark.Title className="cut" title={title}>
                {title}
              </Ark.Title>
              {beside}
              <span className="sp" />
              <Ark.CloseTrigger asChild>
                <IconButton icon="x" label="Close" shortcut="Esc" />
              </Ark.CloseTrigger>
            </header>
            {children}
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}
