import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('what stands at the foot of a card lies within it, shapes of images and counts of filters too', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate('Fashion-MNIST, convolutions');
  await expect(editor.card('Conv2D 2').getByText('14 × 14 × 32')).toBeVisible();
  await expect(editor.card('Conv2D 2').getByText('4,640 params')).toBeVisible();
  const feet = editor.canvas.locator('.node > footer');
  await expect(feet).toHaveCount(10);
  const over = await feet.evaluateAll((all) =>
    all.flatMap((foot) => {
      const end = foot.getBoundingClientRect().right;
      const fits = [...foot.children].every((part) => {
        return part.scrollWidth <= part.clientWidth && part.getBoundingClientRect().right <= end;
      });
      return fits ? [] : [foot.textContent];
    }),
  );
  expect(over).toEqual([]);
});
