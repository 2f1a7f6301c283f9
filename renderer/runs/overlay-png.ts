import { tickLabels } from '../training/ticks';
import { formatCount, formatInterval, formatLoss, formatPercent } from '../ui/format';
import { colourOf, dashes } from './look-style';
import type { Overlay, OverlayKind, OverlayLine } from './overlay';

const width = 800;
const height = 500;
/** Pixels of the picture for one of the drawing, so that it is sharp on paper. */
const scale = 2;
const area = { left: 56, top: 48, right: 24, bottom: 36 };
const keyRow = 20;

const titles: Readonly<Record<OverlayKind, string>> = {
  accuracy: 'Test accuracy, % by epoch; bars are 95 % intervals (Wilson)',
  loss: 'Test loss by epoch',
  training: 'Training loss by epoch',
};

/** The plot of the Runs pane as a PNG file, in the colours of the theme. */
export async function overlayPng(overlay: Overlay, kind: OverlayKind, name: string): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gave no canvas to draw on.');
  context.scale(scale, scale);
  draw(context, overlay, kind, name);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture could not be encoded.');
  return new Uint8Array(await blob.arrayBuffer());
}

function draw(context: CanvasRenderingContext2D, overlay: Overlay, kind: OverlayKind, name: string): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (property: string): string => style.getPropertyValue(property).trim();
  const font = colour('--font-ui') || 'sans-serif';
  const keys = area.bottom + overlay.lines.length * keyRow;
  const box = { left: area.left, right: width - area.right, top: area.top, bottom: height - keys };
  const x = (epoch: number): number =>
    box.left + ((epoch - overlay.x.low) / (overlay.x.high - overlay.x.low)) * (box.right - box.left);
  const y = (value: number): number =>
    box.bottom - ((value - overlay.y.low) / (overlay.y.high - overlay.y.low)) * (box.bottom - box.top);

  context.fillStyle = colour('--bg-raised');
  context.fillRect(0, 0, width, height);
  context.fillStyle = colour('--text');
  context.font = `600 14px ${font}`;
  context.fillText(name, 16, 22, width - 32);
  context.font = `12px ${font}`;
  context.fillStyle = colour('--text-2');
  context.fillText(titles[kind], 16, 38, width - 32);

  context.fillStyle = colour('--text-3');
  context.strokeStyle = colour('--line');
  context.textAlign = 'right';
  const labels = tickLabels(
    kind === 'accuracy' ? overlay.y.values.map((value) => Number((100 * value).toPrecision(6))) : overlay.y.values,
  );
  overlay.y.values.forEach((value, index) => {
    line(context, [box.left, y(value)], [box.right, y(value)]);
    context.fillText(labels[index] ?? '', box.left - 8, y(value) + 4);
  });
  context.textAlign = 'center';
  const epochs = tickLabels(overlay.x.values);
  overlay.x.values.forEach((value, index) => {
    context.fillText(epochs[index] ?? '', x(value), box.bottom + 18);
  });
  context.strokeStyle = colour('--line-strong');
  line(context, [box.left, box.top], [box.left, box.bottom]);
  line(context, [box.left, box.bottom], [box.right, box.bottom]);

  context.textAlign = 'left';
  overlay.lines.forEach((curve, index) => {
    context.strokeStyle = colour(colourOf(curve.look));
    context.save();
    context.beginPath();
    context.rect(box.left, box.top - 2, box.right - box.left + 6, box.bottom - box.top + 4);
    context.clip();
    drawCurve(context, curve, x, y);
    context.restore();
    const row = box.bottom + 42 + index * keyRow;
    context.lineWidth = 2;
    context.setLineDash([...(dashes[curve.look] ?? [])]);
    line(context, [16, row - 4], [48, row - 4]);
    context.setLineDash([]);
    context.fillStyle = colour('--text-2');
    context.fillText(keyWords(curve, kind), 56, row, width - 72);
  });
}

function drawCurve(
  context: CanvasRenderingContext2D,
  { points, interval, look }: OverlayLine,
  x: (epoch: number) => number,
  y: (value: number) => number,
): void {
  const end = points.at(-1);
  if (interval !== null && end !== undefined) {
    context.globalAlpha = 0.35;
    context.lineWidth = 5;
    line(context, [x(end.epoch), y(interval[0])], [x(end.epoch), y(interval[1])]);
    context.globalAlpha = 1;
  }
  context.lineWidth = 2;
  context.setLineDash([...(dashes[look] ?? [])]);
  context.beginPath();
  for (const { epoch, value } of points) context.lineTo(x(epoch), y(value));
  context.stroke();
  context.setLineDash([]);
}

function line(
  context: CanvasRenderingContext2D,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** "Run 4: 87.0 % [86.3, 87.7], n = 10,000" */
function keyWords({ run, points, interval }: OverlayLine, kind: OverlayKind): string {
  const end = points.at(-1);
  if (end === undefined) return run.name;
  if (kind !== 'accuracy' || interval === null) return `${run.name}: ${formatLoss(end.value)}`;
  return `${run.name}: ${formatPercent(end.value)} ${formatInterval([interval[0], interval[1]])}, n = ${formatCount(run.test?.count ?? 0)}`;
}
