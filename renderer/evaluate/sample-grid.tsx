import { type KeyboardEvent, useRef, useState } from 'react';
import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import { toOwnUnits } from '../../src-core/datasets/own-units';
import { elementsOf } from '../../src-core/nodes/shape-rules';
import type { ViewOf } from '../../src-core/training/view';
import { SampleImage } from '../canvas/sample-image';
import { imageShape } from '../canvas/thumbnails/paint-pixels';
import { appStore, useApp } from '../store/create-store';
import { sampleOfNow } from '../store/make-sample-slice';
import type { Walk } from '../store/sample-slice';
import { formatCount, formatPercent } from '../ui/format';
import { toNumberText } from '../ui/number-text';
import type { JudgedSplit } from './judged';
import type { Judgements } from './judgements';
import { useRows } from './use-predictions';

const page = 24;

interface SampleGridProps {
  readonly split: JudgedSplit;
  readonly rows: readonly number[];
  /** What the rows are, for the strip over the canvas: "Shirt taken for Coat". */
  readonly title: string;
  readonly judgements: Judgements;
  readonly info: DatasetInfo;
  readonly classes: readonly string[];
}

/** Rows with what the network says to them; one that is chosen is followed through the network. */
export function SampleGrid({ split, rows, title, judgements, info, classes }: SampleGridProps) {
  const [pages, setPages] = useState(1);
  const shown = rows.slice(0, pages * page);
  const stored = useRows(split, shown);
  const followed = useApp((state) => {
    const sample = state.tracing ? sampleOfNow(state)?.sample : undefined;
    return sample?.kind === 'row' && sample.split === split ? sample.row : null;
  });
  const list = useRef<HTMLDivElement>(null);
  const walk = { title, rows };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const place = shown.findIndex((row) => String(row) === document.activeElement?.getAttribute('data-row'));
    const next = shown[place + (step ?? 0)];
    if (step === undefined || place < 0 || next === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
  };
  const first = followed !== null && shown.includes(followed) ? followed : shown[0];
  return (
    <>
      <div ref={list} className="mist" role="listbox" aria-label={title} onKeyDown={onKeyDown}>
        {shown.map((row, index) => (
          <Sample
            key={row}
            row={row}
            on={row === followed}
            tabbable={row === first}
            features={stored === null ? null : rowAt(stored, index, info)}
            info={info}
            truth={classes[judgements.truth[row] ?? 0] ?? ''}
            said={classes[judgements.said[row] ?? 0] ?? ''}
            confidence={judgements.confidence[row] ?? 0}
            walk={walk}
            split={split}
          />
        ))}
      </div>
      {rows.length > shown.length ? (
        <button type="button" className="link s12t" onClick={() => setPages(pages + 1)}>
          {formatCount(rows.length - shown.length)} more
        </button>
      ) : null}
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 3, ArrowLeft: -1, ArrowUp: -3 };

function rowAt({ features }: ViewOf<'rows'>, index: number, { shape }: DatasetInfo): Uint8Array | Float32Array {
  const width = elementsOf(shape);
  return features.subarray(index * width, (index + 1) * width);
}

interface SampleProps {
  readonly row: number;
  readonly on: boolean;
  readonly tabbable: boolean;
  readonly features: Uint8Array | Float32Array | null;
  readonly info: DatasetInfo;
  readonly truth: string;
  readonly said: string;
  readonly confidence: number;
  readonly walk: Walk;
  readonly split: JudgedSplit;
}

function Sample({ row, on, tabbable, features, info, truth, said, confidence, walk, split }: SampleProps) {
  const follow = (): void => {
    const { pinSample, trace, announce } = appStore.getState();
    pinSample({ kind: 'row', split, row }, { walk });
    trace(true);
    announce(`Following row ${formatCount(row)}: ${truth}, said ${said}`);
  };
  const wrong = truth !== said;
  const words = `${formatCount(row)}: said ${said}, ${formatPercent(confidence)}, ${wrong ? `is ${truth}` : 'right'}`;
  return (
    <div
      role="option"
      aria-selected={on}
      title={`${words}. Click to follow it through the network.`}
      className={on ? 'on' : ''}
      tabIndex={tabbable ? 0 : -1}
      data-row={row}
      onClick={follow}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        follow();
      }}
    >
      {imageShape(info.shape) === null ? (
        <Numbers features={features} info={info} />
      ) : features === null ? (
        <span className="pixels s48" />
      ) : (
        <SampleImage features={features} shape={info.shape} label="" className="s48" />
      )}
      <span className="vh">{formatCount(row)}: said </span>
      <b className="cut">{said}</b>
      <span className="cut">{wrong ? `is ${truth}` : 'right'}</span>
      <span className="tn">{formatPercent(confidence)}</span>
    </div>
  );
}

/** The first numbers of a row of a table, as they were measured. */
function Numbers({ features, info }: { features: Uint8Array | Float32Array | null; info: DatasetInfo }) {
  const values = features === null ? [] : [...toOwnUnits(info, Float32Array.from(features))].slice(0, 4);
  return (
    <span className="numbers tn">
      {values.map((value, column) => (
        <span key={info.featureNames?.[column] ?? column}>{toNumberText(Number(value.toPrecision(3)))}</span>
      ))}
    </span>
  );
}
