import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { RateTest } from '../../../src-core/training/rate-finder/rate-test';
import { evenedLosses, type RateSuggestion } from '../../../src-core/training/rate-finder/suggest-rate';
import { formatLoss } from '../../ui/format';
import { toNumberText } from '../../ui/number-text';
import { logLabel, logTicks, niceTicks, tickLabels } from '../ticks';

interface RatePlotProps {
  readonly test: RateTest;
  readonly suggestion: RateSuggestion | null;
  /** The rate in the settings. */
  readonly current: number;
}

/** Losses beyond this many times the first are the explosion itself: they are cut off, so that the fall is seen. */
const shownRise = 1.5;

/** Loss over the logarithm of the rate: raw and evened, with the suggested rate and that of now. */
export function RatePlot({ test, suggestion, current }: RatePlotProps) {
  const [at, setAt] = useState<number | null>(null);
  const evened = evenedLosses(test);
  const { tried, exploded } = test;
  const last = evened.length - 1;
  const [first, end] = [tried[0]?.rate ?? 1e-6, tried.at(-1)?.rate ?? 1];
  const most = shownRise * Math.max(evened[0] ?? 1, 1e-9);
  const y = niceTicks(Math.min(...evened), Math.min(most, Math.max(...evened)), 4);
  const [from, to] = [Math.log10(first), Math.log10(Math.max(end, first * 10))];
  const x = logTicks(first, Math.max(end, first * 10)).values.filter((value) => value >= from && value <= to);
  const left = (rate: number): number => (100 * (Math.log10(rate) - from)) / (to - from);
  // What lies beyond the axis is drawn along its edge.
  const top = (loss: number): number =>
    100 - (100 * (Math.max(y.low, Math.min(loss, y.high)) - y.low)) / (y.high - y.low);
  const path = (losses: readonly number[]): string =>
    losses
      .map(
        (loss, index) =>
          `${index === 0 ? 'M' : 'L'}${place(10 * left(tried[index]?.rate ?? first))} ${place(10 * top(loss))}`,
      )
      .join('');
  // From where the explosion leaves the picture.
  const blown = 10 * left(tried[evened.findLastIndex((loss) => loss < y.high) + 1]?.rate ?? end);
  const yLabels = tickLabels(y.values);

  const onPointerMove = ({ currentTarget, clientX }: PointerEvent): void => {
    const box = currentTarget.getBoundingClientRect();
    setAt(Math.max(0, Math.min(last, Math.round(((clientX - box.left) / box.width) * (tried.length - 1)))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -last, End: last }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, (at ?? last) + by)));
  };
  const read = at === null ? null : { rate: tried[at]?.rate ?? first, loss: evened[at] ?? 0 };
  const words = read === null ? 'Press the arrow keys to read values' : readingOf(read);

  return (
    <div
      className="plot rate-plot"
      role="slider"
      tabIndex={0}
      aria-label="Loss by learning rate, exact values"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={at ?? last}
      aria-valuetext={words}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setAt(null)}
      onKeyDown={onKeyDown}
      onBlur={() => setAt(null)}
    >
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {y.values.map((value) => (
          <line key={value} className="gl" x1="0" x2="1000" y1={10 * top(value)} y2={10 * top(value)} />
        ))}
        {exploded === null ? null : <rect className="exploded" x={blown} y="0" width={1000 - blown} height="1000" />}
        <path className="s-raw" d={path(tried.slice(0, evened.length).map(({ loss }) => loss))} />
        <path className="s-train" d={path(evened)} />
        {read === null ? null : (
          <line className="now" x1={10 * left(read.rate)} x2={10 * left(read.rate)} y1="0" y2="1000" />
        )}
      </svg>
      {y.values.map((value, index) => (
        <span key={value} className="yt" style={{ bottom: `${100 - top(value)}%` }}>
          {yLabels[index]}
        </span>
      ))}
      {x.map((value) => (
        <span key={value} className="xt" style={{ left: `${left(10 ** value)}%` }}>
          {logLabel(value)}
        </span>
      ))}
      {suggestion?.rate === current ? null : <Mark rate={current} left={left(current)} look="current" word="now" />}
      {suggestion === null ? null : (
        <Mark rate={suggestion.rate} left={left(suggestion.rate)} look="suggested" word="suggested" />
      )}
      {read === null ? null : (
        <span
          className={`tip2 rate-tip${left(read.rate) > 60 ? ' at-left' : ''}`}
          style={{ left: `${left(read.rate)}%` }}
        >
          rate <b>{toNumberText(Number(read.rate.toPrecision(2)))}</b> loss <b>{formatLoss(read.loss)}</b>
        </span>
      )}
    </div>
  );
}

const place = (value: number): string => value.toFixed(1);

function Mark({ rate, left, look, word }: { rate: number; left: number; look: 'current' | 'suggested'; word: string }) {
  if (left < 0 || left > 100) return null;
  return (
    <i className={`rate-mark ${look}`} style={{ left: `${left}%` }}>
      <em className={left > 75 ? 'at-left' : ''}>
        {toNumberText(rate)} {word}
      </em>
    </i>
  );
}

const readingOf = ({ rate, loss }: { readonly rate: number; readonly loss: number }): string =>
  `rate ${toNumberText(Number(rate.toPrecision(2)))}, loss ${formatLoss(loss)}`;
