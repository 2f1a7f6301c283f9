import type { ReactNode } from 'react';
import { DataDialog } from '../data/data-dialog';
import { TrainingForm } from '../inspector/training-form';
import { useApp } from '../store/create-store';
import type { Dialog as DialogName } from '../store/view-slice';
import { TemplateGallery } from '../templates/template-gallery';
import { Dialog } from '../ui/dialog';
import { QuestionDialog } from './question-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';

const dialogs: Readonly<Record<DialogName, (close: () => void) => ReactNode>> = {
  templates: (close) => <TemplateGallery onClose={close} />,
  data: (close) => <DataDialog onClose={close} />,
  training: (close) => (
    <Dialog title="Training" size="small" onClose={close}>
      <div className="modal-body sec">
        <TrainingForm />
      </div>
    </Dialog>
  ),
  shortcuts: (close) => <ShortcutsDialog onClose={close} />,
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
