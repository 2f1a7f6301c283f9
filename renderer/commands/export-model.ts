import type { CommandContext } from './command';
import { fileName } from './project-files';

/** `model.json` and its weights, as a folder on the desktop and as a download in the browser. */
export async function exportTfjs({ app, host }: CommandContext): Promise<void> {
  const { document, tfjsFiles, toast, weightsToSave } = app.getState();
  const made = await tfjsFiles();
  if (!made.ok) {
    toast({ kind: 'error', title: 'The model was not exported', detail: made.error });
    return;
  }
  const outcome = await host.exportFiles({ folderName: `${fileName(document.name)}-tfjs`, files: made.value });
  if (outcome.ok) {
    const first = weightsToSave() === null ? ' These are the first weights: nothing was trained.' : '';
    const detail = `${outcome.where}.${first} Load it with tf.loadLayersModel('…/model.json').`;
    toast({ kind: 'success', title: 'Exported for TensorFlow.js', detail });
  } else if (outcome.reason === 'failed') {
    toast({ kind: 'error', title: 'The model was not exported', detail: outcome.message });
  }
}
