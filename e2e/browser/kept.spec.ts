import { Editor } from '../pages/editor';
import { Exercises } from '../pages/exercises';
import { expect, test } from '../support/launch';

// What a page stores belongs to its origin, and the stand-in for the desktop has another one at each start.
test('the progress of exercises outlives the program', async ({ app }) => {
  const title = 'Derivatives of tanh and pReLU';
  let editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate(title);
  let exercises = new Exercises(editor);
  await exercises.show(title);
  await exercises.answer('tanh′(x) =').fill('1 - tanh(x)^2');
  await exercises.answer('pReLU′(x) =').fill('step(x) + a (1 - step(x))');
  await exercises.check();
  await expect(exercises.row('Derivatives')).toContainText('6 of 6 checks');

  await app.reopen();
  editor = new Editor(app);
  await editor.ready();
  exercises = new Exercises(editor);
  await exercises.show(title);
  await expect(exercises.row('Derivatives')).toContainText('Done');
});
