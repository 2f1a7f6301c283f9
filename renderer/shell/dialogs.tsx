import { type ReactNode, useEffect, useState } from 'react';
import { useApp } from '../store/create-store';
import type { Dialog as DialogName } from '../store/view-slice';
import { Dialog } from '../ui/dialog';
import { later } from '../ui/later';
import { CommandPalette } from './command-palette';
import { QuestionDialog } from './question-dialog';

interface Closes {
  readonly onClose: () => void;
}

/** Soon enough that nobody presses in vain, late enough that nothing flashes where the file is near. */
const patience = 400;

/** No shortcut works while a dialog is open: one whose file is on its way can be seen, and closed. */
function Coming({ onClose }: Closes) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Dialog title="Loading" size="small" onClose={onClose}>
      <p className="part-waiting" aria-busy="true">
        Its file is on the way.
      </p>
    </Dialog>
  );
}

const dialog = {
  waiting: ({ onClose }: Closes) => <Coming onClose={onClose} />,
  failed: (notice: ReactNode, { onClose }: Closes) => (
    <Dialog title="Not loaded" size="small" onClose={onClose}>
      {notice}
    </Dialog>
  ),
};
const TemplateGallery = later<Closes>(
  () => import('../templates/template-gallery').then((part) => part.TemplateGallery),
  dialog,
);
const DataDialog = later<Closes>(() => import('../data/data-dialog').then((part) => part.DataDialog), dialog);
const ShortcutsDialog = later<Closes>(() => import('./shortcuts-dialog').then((part) => part.ShortcutsDialog), dialog);
const HelpDialog = later<Closes>(() => import('../help/help-dialog').then((part) => part.HelpDialog), dialog);
const ActivationsDialog = later<Closes>(
  () => import('../inspector/activations-dialog').then((part) => part.ActivationsDialog),
  dialog,
);
const RateDialog = later<Closes>(
  () => import('../training/rate-finder/rate-dialog').then((part) => part.RateDialog),
  dialog,
);

const dialogs: Readonly<Record<DialogName, (close: () => void) => ReactNode>> = {
  templates: (close) => <TemplateGallery onClose={close} />,
  data: (close) => <DataDialog onClose={close} />,
  shortcuts: (close) => <ShortcutsDialog onClose={close} />,
  commands: (close) => <CommandPalette mode="commands" onClose={close} />,
  help: (close) => <HelpDialog onClose={close} />,
  activations: (close) => <ActivationsDialog onClose={close} />,
  rate: (close) => <RateDialog onClose={close} />,
  find: (close) => <CommandPalette mode="find" onClose={close} />,
};

/** The one dialog that is open, and the question that must be answered first. */
export function Dialogs() {
  const open = useApp((state) => state.dialog);
  const openDialog = useApp((state) => state.openDialog);
  return (
    <>
      {open === null ? null : dialogs[open](() => openDialog(null))}
      <QuestionDialog />
    </>
  );
}
