import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { datasetInfo } from '../../../src-core/datasets/registry';
import type { LineProbeMeasurement } from '../../../src-core/explain/line-probe';
import { useApp } from '../../store/create-store';
import { niceTicks } from '../../training/ticks';
import { formatCount, formatShort } from '../../ui/format';
import { SelectField } from '../../ui/select-field';
import { Axes, pathOf, scaleOf } from '../axes';
import { useClaimOptions } from '../claim-options';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { MixedImages } from '../mixed-images';
import { LineControls, LineTurns } from './line-controls';

const across = { low: 0, high: 1, values: [0, 0.25, 0.5, 0.75, 1] };

/** A logit along the straight line between two samples, every kink with the unit that switches there. */
export function LineProbeView({ measured }: ClaimViewProps<LineProbeMeasurement>) {
  const { from, to, kinks, switches, signChanges, secondDifference, pieces, smooth, units } = measured;
  const dataset = useApp(({ document }) => document.dataset);
  const info = datasetInfo(dataset);
  const isImage = info?.shape.length === 3;
  return (
    <>
      <LineControls measured={measured} classes={info?.classes ?? []} testCount={info?.testCount ?? 0} />
      <Line measured={measured} classes={info?.classes ?? []} testCount={info?.testCount ?? 0} />
      {isImage ? (
        <MixedImages from={from} to={to} names={[nameOf(info.classes, from.label), nameOf(info.classes, to.label)]} />
      ) : null}
      <Facts>
        {smooth.length > 0 ? (
          <Fact name="Straight pieces">none: it bends by up to {formatShort(secondDifference)} between neighbours</Fact>
        ) : (
          <>
            <Fact name="Kinks">
              {formatCount(kinks.length)} {kinks.length === signChanges ? '=' : '≠'} {formatCount(signChanges)}
              <span>sign changes counted</span>
            </Fact>
            {switches === 0 ? null : (
              <Fact name="Max-pools switch">
                {formatCount(switches)} <span>{switches === 1 ? 'time: a bend' : 'times: bends'} too</span>
              </Fact>
            )}
            <Fact name="From straight between bends">
              {formatShort(secondDifference)}
              <span>
                of the largest logit, at most 1e-5
                {pieces < kinks.length + switches + 1 ? `; on the ${formatCount(pieces)} longest pieces` : ''}
              </span>
            </Fact>
            <Fact name="Units on this line">
              {formatCount(units.flip)} <span>{units.flip === 1 ? 'switches' : 'switch'},</span>{' '}
              {formatCount(units.alwaysOn)} <span>always on,</span> {formatCount(units.alwaysOff)}{' '}
              <span>always off</span>
            </Fact>
          </>
        )}
      </Facts>
    </>
  );
}

const nameOf = (classes: readonly string[], label: number): string => classes[label] ?? `class ${label}`;

interface LineProps {
  readonly measured: LineProbeMeasurement;
  readonly classes: readonly string[];
}

function Line({ measured, classes, testCount }: LineProps & { readonly testCount: number }) {
  const { places, heights, kinks, answer } = measured;
  const [chosen, setChosen] = useState<number | null>(null);
  const kink = chosen === null ? undefined : kinks[chosen];
  const up = niceTicks(Math.min(...heights), Math.max(...heights), 4);
  const scale = scaleOf(across, up);
  const nearest = (event: PointerEvent): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = (event.clientX - left) / Math.max(width, 1);
    const distance = (index: number): number => Math.abs((kinks[index]?.at ?? 9) - at);
    const best = kinks.reduce((found, _, index) => (distance(index) < distance(found) ? index : found), 0);
    setChosen(kinks.length > 0 && distance(best) < 0.05 ? best : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || kinks.length === 0) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(kinks.length - 1, (chosen ?? (by > 0 ? -1 : kinks.length)) + by)));
  };
  const said = kink === undefined ? `${kinks.length} kinks` : describe(kink);
  return (
    <div className="probe">
      <div className="plot-h">
        {classes.length > 2 ? (
          <OutputChoice measured={measured} classes={classes} />
        ) : (
          <b>{`${answer.slice(0, 1).toUpperCase()}${answer.slice(1)}`}</b>
        )}
        <span className="t2 tn probe-said" aria-live="polite">
          {kink === undefined ? (kinks.length > 0 ? 'arrow keys go from kink to kink' : '') : said}
        </span>
        <LineTurns measured={measured} testCount={testCount} />
      </div>
      <div
        className="plot"
        role="slider"
        tabIndex={0}
        aria-label={`Kinks of the ${answer}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, kinks.length - 1)}
        aria-valuenow={chosen ?? 0}
        aria-valuetext={said}
        onPointerMove={nearest}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={onKeyDown}
      >
        <Axes
          across={across}
          up={up}
          drawing={
            <>
              {kinks.map(({ at, unit, title }) => (
                <line
                  key={`${title} ${unit} ${at}`}
                  className="kink-tick"
                  x1={scale.x(at)}
                  x2={scale.x(at)}
                  y1="955"
                  y2="1000"
                />
              ))}
              {kink === undefined ? null : (
                <line className="now" x1={scale.x(kink.at)} x2={scale.x(kink.at)} y1="0" y2="1000" />
              )}
              <path className="s-f" d={pathOf(scale, places, heights)} />
            </>
          }
        >
          {kinks.length > 120
            ? null
            : kinks.map(({ at, unit, title, height }, index) => (
                <i
                  key={`${title} ${unit} ${at}`}
                  className={`kink${index === chosen ? ' on' : ''}`}
                  style={{ left: `${at * 100}%`, top: `${scale.y(height) / 10}%` }}
                />
              ))}
        </Axes>
      </div>
    </div>
  );
}

/** Which logit is drawn. */
function OutputChoice({ measured: { from, to, output }, classes }: LineProps) {
  const { explain } = useClaimOptions();
  const rows = { from: from.row, to: to.row, fromClass: -1, toClass: -1 };
  return (
    <SelectField
      label="Logit of"
      value={String(output)}
      options={classes.map((name, index) => ({ value: String(index), label: name }))}
      onChange={(chosen) => explain('line-probe', { ...rows, output: Number(chosen) })}
    />
  );
}

function describe({ title, unit, on, at }: LineProbeMeasurement['kinks'][number]): string {
  return `unit ${unit} of ${title} switches ${on ? 'on' : 'off'} at ${at.toFixed(3)}`;
}
