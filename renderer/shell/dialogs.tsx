import type { ReactNode } from 'react';
import { DataDialog } from '../data/data-dialog';
import { HelpDialog } from '../help/help-dialog';
import { ActivationsDialog } from '../inspector/activations-dialog';
import { useApp } from '../store/create-store';
import type { Dialog as DialogName } from '../store/view-slice';
import { TemplateGallery } from '../templates/template-gallery';
import { RateDialog } from '../training/rate-finder/rate-dialog';
import { CommandPalette } from './command-palette';
import { QuestionDialog } from './question-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';

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
