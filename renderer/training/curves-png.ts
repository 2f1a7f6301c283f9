import type { AppState } from '../store/state';
import { lastEpoch, type Stretch } from './curve';
import { type CurveKind, type CurveLine, isLog } from './curve-kinds';
import { makeCurvePlot } from './curve-plot';
import { placesOf, readingOf } from './curve-reading';
import { otherRuns } from './other-runs';
import { type PlotColours, readPlotColours } from './plot-colours';

/** Of one plot, in the pixels of the drawing. */
const [width, height] = [800, 300];
/** Pixels of the picture for one of the drawing, so that it is sharp on paper. */
const scale = 2;
const head = 36;
const title = 52;
const keyRow = 18;
const side = 16;

/** Curves below each other as a PNG file, in the colours of the theme and with what is zoomed to. */
export async function curvesPng(
  state: AppState,
  kinds: readonly CurveKind[],
  zoom: Stretch | null,
): Promise<Uint8Array> {
  const colours = readPlotColours();
  const parts = await Promise.all(kinds.map((kind) => partOf(state, kind, zoom)));
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = (head + parts.reduce((sum, part) => sum + part.height, 0)) * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gave no canvas to draw on.');
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.fillStyle = colours.of('--text');
  context.font = fontOf(colours, 15, 600);
  context.fillText(state.document.name, side, 26, width - 2 * side);
  let top = head;
  for (const part of parts) {
    drawPart(context, part, top, colours);
    top += part.height;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture could not be encoded.');
  return new Uint8Array(await blob.arrayBuffer());
}

interface Part {
  readonly title: string;
  readonly subtitle: string;
  /** Lines of the key, in rows. */
  readonly rows: readonly (readonly CurveLine[])[];
  readonly height: number;
  readonly canvas: HTMLCanvasElement;
}

/** The plot as it is on the screen, at the size of the picture. */
async function partOf(state: AppState, kind: CurveKind, zoom: Stretch | null): Promise<Part> {
  const others = otherRuns(state);
  const lines = kind.lines(state.run.plan, others);
  const size = { width: width * scale, height: height * scale, scale };
  const plot = makeCurvePlot(document.createElement('div'), {
    kind,
    lines,
    onPoint: () => undefined,
    onZoom: () => undefined,
    picture: size,
  });
  const log = state.settings.logScale;
  const places = placesOf(state, others);
  plot.show({ curve: kind.curve(readingOf(state, others), { zoom, columns: plot.columns }), log, zoom, ...places });
  // It draws when this turn is over.
  await new Promise((resolve) => setTimeout(resolve));
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(plot.canvas, 0, 0, size.width, size.height);
  plot.destroy();
  const { low, high } = zoom ?? { low: 0, high: lastEpoch(places.epochs, places.now) };
  const rows = rowsOf(lines.filter(({ keyName }) => keyName !== null));
  const words = isLog(kind, log) && kind.alwaysLog !== true ? ', log scale' : '';
  return {
    title: kind.title,
    subtitle: `${kind.subtitle(state.run.plan)}${words}; epochs ${short(low)} to ${short(high)}`,
    rows,
    height: title + (rows.length - 1) * keyRow + height,
    canvas,
  };
}

const inRow = 6;

function rowsOf(lines: readonly CurveLine[]): readonly (readonly CurveLine[])[] {
  const count = Math.max(1, Math.ceil(lines.length / inRow));
  return Array.from({ length: count }, (_, row) => lines.slice(row * inRow, (row + 1) * inRow));
}

function drawPart(context: CanvasRenderingContext2D, part: Part, top: number, colours: PlotColours): void {
  context.fillStyle = colours.of('--text');
  context.font = fontOf(colours, 13, 600);
  context.fillText(part.title, side, top + 18);
  const after = side + context.measureText(part.title).width + 12;
  context.font = fontOf(colours, 12, 400);
  context.fillStyle = colours.of('--text-2');
  context.fillText(part.subtitle, after, top + 18, width - after - side);
  for (const [row, lines] of part.rows.entries()) {
    for (const [column, line] of lines.entries()) {
      const x = side + (column * (width - 2 * side)) / inRow;
      const y = top + 38 + row * keyRow;
      context.strokeStyle = colours.of(line.colour);
      context.lineWidth = 2;
      context.setLineDash([...line.dash]);
      context.beginPath();
      context.moveTo(x, y - 4);
      context.lineTo(x + 24, y - 4);
      context.stroke();
      context.setLineDash([]);
      context.fillText(line.keyName ?? '', x + 30, y, (width - 2 * side) / inRow - 36);
    }
  }
  context.drawImage(part.canvas, 0, top + part.height - height, width, height);
}

const fontOf = (colours: PlotColours, size: number, weight: number): string =>
  `${weight} ${colours.font.replace('11px', `${size}px`)}`;

const short = (epoch: number): string => String(Number(epoch.toPrecision(4)));
