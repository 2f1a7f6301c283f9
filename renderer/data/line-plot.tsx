import { curveFunction, curveReach } from '../../src-core/datasets/curve-function';
import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import { toOwnUnits } from '../../src-core/datasets/own-units';
import { findDataset } from '../../src-core/datasets/registry';
import type { DatasetRef } from '../../src-core/graph/document';
import type { DatasetPreview } from '../../src-core/training/protocol';
import { niceTicks, type Ticks, tickLabels } from '../training/ticks';
import { Key } from '../ui/key';
import { type Bin, binShares } from './bin-shares';
import { markPath } from './marks';

const [width, height] = [400, 240];

/** Rows of one feature over a line: the value to be predicted, or the share of the second class. */
export function LinePlot({ dataset, preview }: { dataset: DatasetRef; preview: DatasetPreview }) {
  const { info, labels } = preview;
  const features = [...toOwnUnits(info, preview.features)];
  const regression = info.task === 'regression';
  const bins = regression ? [] : binShares(features, labels);
  const across = niceTicks(Math.min(...features), Math.max(...features), 6);
  const up = regression ? niceTicks(Math.min(...labels), Math.max(...labels), 5) : niceTicks(0, 1, 4);
  const place = (x: number, y: number): readonly [number, number] => [
    (width * (x - across.low)) / (across.high - across.low),
    height - (height * (y - up.low)) / (up.high - up.low),
  ];
  return (
    <div className="line-plot">
      <PlotKey info={info} />
      <svg viewBox="-40 -10 450 290" role="img" aria-label={describe(info, labels.length, bins)}>
        <Grid across={across} up={up} />
        {bins.map(({ low, high, share }) => {
          const [[left, top], [right]] = [place(low, share), place(high, 0)];
          return <rect key={low} className="bin" x={left} y={top} width={right - left - 1} height={height - top} />;
        })}
        {features.map((x, row) => {
          const label = labels[row] ?? 0;
          const [left, top] = place(x, regression ? label : 0.5 + (label - 0.5) * (0.94 + 0.12 * wobble(row)));
          return (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
              key={row}
              transform={`translate(${left} ${top})`}
              d={markPath(regression ? 0 : label, 2.4)}
              fill={regression ? 'var(--data-train)' : `var(--class-${label})`}
              opacity="0.7"
            />
          );
        })}
        {regression ? <TrueCurve dataset={dataset} place={place} /> : null}
        <text className="axis" x={width / 2} y={height + 32} textAnchor="middle">
          {info.featureNames?.[0] ?? 'x'}
        </text>
      </svg>
    </div>
  );
}

function PlotKey({ info }: { info: DatasetInfo }) {
  if (info.task === 'regression') {
    return (
      <div className="row g16 class-key">
        <span className="key">
          <Mark index={0} fill="var(--data-train)" /> rows of the test set
        </span>
        <Key line="s-df">without noise</Key>
      </div>
    );
  }
  return (
    <div className="row g16 class-key">
      {info.classes.map((name, index) => (
        <span key={name} className="key">
          <Mark index={index} fill={`var(--class-${index})`} />
          {name}
        </span>
      ))}
      <span className="key">
        <svg viewBox="-6 -6 12 12" className="mark-key" aria-hidden="true">
          <rect className="bin" x="-5" y="-5" width="10" height="10" />
        </svg>
        share that {info.classes[1]}
      </span>
    </div>
  );
}

function Mark({ index, fill }: { index: number; fill: string }) {
  return (
    <svg viewBox="-6 -6 12 12" className="mark-key" aria-hidden="true">
      <path d={markPath(index, 4.5)} fill={fill} />
    </svg>
  );
}

function Grid({ across, up }: { across: Ticks; up: Ticks }) {
  const [xTexts, yTexts] = [tickLabels(across.values), tickLabels(up.values)];
  const span = ({ low, high }: Ticks): number => high - low;
  return (
    <>
      {up.values.map((tick, index) => {
        const y = height - (height * (tick - up.low)) / span(up);
        return (
          <g key={tick}>
            <line className="gl" x1="0" x2={width} y1={y} y2={y} />
            <text x="-6" y={y} textAnchor="end" dominantBaseline="central">
              {yTexts[index]}
            </text>
          </g>
        );
      })}
      {across.values.map((tick, index) => (
        <text key={tick} x={(width * (tick - across.low)) / span(across)} y={height + 14} textAnchor="middle">
          {xTexts[index]}
        </text>
      ))}
    </>
  );
}

interface TrueCurveProps {
  readonly dataset: DatasetRef;
  readonly place: (x: number, y: number) => readonly [number, number];
}

/** The function that the rows were made of. */
function TrueCurve({ dataset, place }: TrueCurveProps) {
  const { kind, formula, drawn } = { ...findDataset(dataset.id)?.defaults, ...dataset.options };
  const made = curveFunction({
    kind: kind === 'drawn' ? 'drawn' : 'formula',
    formula: String(formula),
    drawn: String(drawn),
  });
  if (!made.ok) return null;
  const points = Array.from({ length: 121 }, (_, index) => {
    const x = -curveReach + (index * curveReach) / 60;
    return place(x, made.value(x)).map((value) => value.toFixed(1));
  });
  return <polyline className="s-df" points={points.map((point) => point.join(',')).join(' ')} />;
}

function describe(info: DatasetInfo, count: number, bins: readonly Bin[]): string {
  const feature = info.featureNames?.[0] ?? 'x';
  if (info.task === 'regression') return `${count} points of the test set: ${info.targetName ?? 'y'} over ${feature}`;
  const [first, last] = [bins[0], bins.at(-1)];
  const ends = first && last ? `: ${percent(first.share)} at the lowest, ${percent(last.share)} at the highest` : '';
  return `Share that ${info.classes[1]} over ${feature}, ${count} rows of the test set${ends}`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
/** A number in [−1, 1] that spreads marks that would lie on each other; the same in every drawing. */
const wobble = (row: number): number => ((row * 0.618) % 1) * 2 - 1;
