import 'uplot/dist/uPlot.min.css';
import '../renderer/ui/styles/tokens.css';
import { makeRunSeries } from '../renderer/store/run-series';
import { lossCurve } from '../renderer/training/batch-curves';
import type { Stretch } from '../renderer/training/curve';
import type { CurveReading } from '../renderer/training/curve-kinds';
import { makeCurvePlot } from '../renderer/training/curve-plot';
import { makeRandom } from '../src-core/random';

/** What `bench/curves.ts` times: the loss plot of the Training pane with many points, as the window draws it. */
export interface CurveTimes {
  /** Milliseconds of each redraw of the whole run, of a growing run, and of each step of zooming in. */
  readonly whole: readonly number[];
  readonly growing: readonly number[];
  readonly zooming: readonly number[];
  /** Points that were drawn of the whole run. */
  readonly drawn: number;
}

const [width, height] = [860, 240];
const stepsPerEpoch = 1000;

async function measure(points: number, rounds: number): Promise<CurveTimes> {
  const random = makeRandom('curves');
  const loss = (step: number): number => 0.3 + 2 * Math.exp((-6 * step) / points) + 0.2 * random.uniform();
  const series = makeRunSeries(() => undefined);
  const append = (from: number, count: number): void =>
    series.append({
      from,
      loss: Float32Array.from({ length: count }, (_, index) => loss(from + index)),
      accuracy: new Float32Array(),
      samplesPerSecond: 1,
      learningRate: 0.1,
    });
  append(0, points);
  const host = document.createElement('div');
  host.style.cssText = `width: ${width}px; height: ${height}px; position: relative`;
  document.body.append(host);
  const plot = makeCurvePlot(host, {
    kind: lossCurve,
    lines: lossCurve.lines(null, []),
    onPoint: () => undefined,
    onZoom: () => undefined,
  });
  let [drawn, step] = [0, points];
  const redraw = async (zoom: Stretch | null): Promise<number> => {
    const started = performance.now();
    const reading: CurveReading = {
      series: series.read(),
      epochs: [],
      plan: null,
      stepsPerEpoch,
      step,
      smoothing: 0.9,
      others: [],
    };
    const curve = lossCurve.curve(reading, { zoom, columns: plot.columns });
    drawn = curve.x.length;
    plot.show({ curve, log: false, epochs: 200, now: step / stepsPerEpoch, zoom, shownAt: null });
    // uPlot draws when the turn is over; reading a pixel waits until it is on the canvas.
    await Promise.resolve();
    plot.canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
    return performance.now() - started;
  };
  const times = async (count: number, zoomOf: (round: number) => Stretch | null): Promise<number[]> => {
    const found: number[] = [];
    for (let round = 0; round < count; round++) {
      found.push(await redraw(zoomOf(round)));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return found;
  };
  await times(5, () => null);
  const whole = await times(rounds, () => null);
  const drawnWhole = drawn;
  const zooming = await times(rounds, (round) => {
    const length = (points / stepsPerEpoch) * 0.9 ** (1 + (round % 40));
    return { low: 20, high: 20 + length };
  });
  const growing = await times(rounds, () => {
    append(step, 64);
    step += 64;
    return null;
  });
  plot.destroy();
  host.remove();
  return { whole, growing, zooming, drawn: drawnWhole };
}

Object.assign(globalThis, { measureCurves: measure });
