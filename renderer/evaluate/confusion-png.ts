import { accuracyWords } from '../ui/accuracy-words';
import { formatCount } from '../ui/format';
import { cellOf, cellTone, rowCount, totalsOf, worstShareOf } from './confusion-statistics';
import { type Evaluation, splitWords } from './judged';

const cell = 52;
/** Pixels of the picture for one of the drawing, so that it is sharp on paper. */
const scale = 2;
const [left, top, edge] = [132, 96, 16];

/** The matrix as a PNG file, in the colours of the theme. */
export async function confusionPng(evaluation: Evaluation, rates: boolean, name: string): Promise<Uint8Array> {
  const side = evaluation.classes.length * cell;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(560, left + side + edge) * scale;
  canvas.height = (top + side + edge) * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gave no canvas to draw on.');
  context.scale(scale, scale);
  draw(context, evaluation, rates, name);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture could not be encoded.');
  return new Uint8Array(await blob.arrayBuffer());
}

function draw(context: CanvasRenderingContext2D, evaluation: Evaluation, rates: boolean, name: string): void {
  const { metrics, classes, split, when } = evaluation;
  const style = getComputedStyle(document.documentElement);
  const colour = (property: string): string => style.getPropertyValue(property).trim();
  const font = (size: number, weight: number): string => `${weight} ${size}px ${colour('--font-ui') || 'sans-serif'}`;
  const { right, count } = totalsOf(metrics.confusion, classes.length);
  const accuracy = accuracyWords(right / Math.max(count, 1), count);
  context.fillStyle = colour('--bg-raised');
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.fillStyle = colour('--text');
  context.font = font(14, 600);
  context.fillText(name, edge, 24);
  context.fillStyle = colour('--text-2');
  context.font = font(12, 400);
  const set = `${splitWords[split]} set, ${when}`;
  context.fillText(`Confusion, ${set}: accuracy ${accuracy.value} ${accuracy.interval}, ${accuracy.n}`, edge, 42);
  context.fillText(`Rows: true class; columns: predicted${rates ? '; % of the row' : ''}`, edge, 60);
  const worst = worstShareOf(metrics.confusion, classes.length);
  for (const [truth, className] of classes.entries()) {
    const y = top + truth * cell;
    const row = rowCount(metrics.confusion, classes.length, truth);
    context.textAlign = 'right';
    context.fillStyle = colour('--text-2');
    context.fillText(className, left - 8, y + cell / 2 + 4, left - 8 - edge);
    context.textAlign = 'center';
    context.fillText(className, left + truth * cell + cell / 2, top - 8, cell - 4);
    for (const taken of classes.keys()) {
      const x = left + taken * cell;
      const found = cellOf(metrics.confusion, classes.length, truth, taken);
      context.globalAlpha = cellTone(found, row, truth === taken, worst) / 100;
      context.fillStyle = colour(truth === taken ? '--data-train' : '--data-test');
      context.fillRect(x + 1, y + 1, cell - 2, cell - 2);
      context.globalAlpha = 1;
      context.fillStyle = colour(found === 0 ? '--text-3' : '--text');
      context.font = font(12, truth === taken ? 600 : 400);
      const text = found === 0 ? '·' : rates ? ((100 * found) / Math.max(row, 1)).toFixed(1) : formatCount(found);
      context.fillText(text, x + cell / 2, y + cell / 2 + 4);
      context.font = font(12, 400);
    }
  }
}
