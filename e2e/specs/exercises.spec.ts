import { Editor } from '../pages/editor';
import { Exercises } from '../pages/exercises';
import { expect, test } from '../support/launch';

test('an exercise is checked on the network on the canvas, hints after a wrong try, and stays done', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate('Derivatives of tanh and pReLU');
  const exercises = new Exercises(editor);
  await exercises.show('Derivatives of tanh and pReLU');
  await exercises.answer('tanh′(x) =').fill('1 + tanh(x)^2');
  await exercises.answer('pReLU′(x) =').fill('step(x) + a (1 - step(x))');
  await exercises.check();
  await expect(exercises.checks).toContainText('Hint.');
  await expect(exercises.row('Derivatives')).toContainText('Tried');

  await exercises.answer('tanh′(x) =').fill('1 - tanh(x)^2');
  await exercises.check();
  await expect(exercises.row('Derivatives')).toContainText('6 of 6 checks');
  await expect(exercises.checks.getByText('Hint.')).toBeHidden();
});
