import { templates } from '../../../src-core/templates/registry';
import { openTemplate } from '../../templates/open-template';
import type { Command } from '../command';

export const showExercisesCommand: Command = {
  id: 'view.exercises',
  title: 'Exercises of the chapter',
  group: 'Chapter',
  icon: 'list-checks',
  words: 'task check solution 4.1.4',
  run: ({ app }) => app.getState().showDock('exercises'),
};

export const showActivationsCommand: Command = {
  id: 'view.activations',
  title: 'Activation functions side by side',
  group: 'Chapter',
  icon: 'relu',
  words: 'bench derivative relu sigmoid tanh 4.1.2',
  run: ({ app }) => app.getState().openDialog('activations'),
};

/** One for each template: "4.1.2.1 ReLU"; those that the chapter does not have go by their title alone. */
export const chapterCommands: readonly Command[] = templates
  .filter(({ id }) => id !== 'blank')
  .map(({ id, title, section, doc }) => ({
    id: `chapter.${id}`,
    title: `${section} ${title}`.trim(),
    group: 'Chapter',
    icon: 'book-open',
    words: `template open ${doc}`,
    run: async (context) => {
      await openTemplate(context, id);
    },
  }));
