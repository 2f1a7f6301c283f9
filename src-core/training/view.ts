import type { SplitName } from '../engine/step-engine';
import type { NodeId } from '../ids';
import type { Distribution } from './distribution';

/** One row of input: of the data set, or made by the user, in the data set's own units (pixels 0–255). */
export type SampleRef =
  | { readonly kind: 'row'; readonly split: SplitName; readonly row: number }
  | { readonly kind: 'own'; readonly features: Float32Array };

/** A part of the plane (or of the line, with one number each) that pictures are made of. */
export interface GridBox {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Points along each axis, at the middles of equal cells. */
  readonly side: number;
}

/** Which units of a node: flat indices into one sample's output. */
export interface WantedUnits {
  readonly node: NodeId;
  /** `null` for all, up to `most`. */
  readonly units: readonly number[] | null;
  readonly most: number;
}

/** Weights that learn, outputs for the probe rows of the test split, or gradients of those weights on training rows. */
export type Spread = 'weights' | 'outputs' | 'gradients';

/** Whoever waits for a view of many rows. */
export interface ViewWatch {
  /** Asked between two slices; the view is then given up, and refused. */
  readonly cancelled: () => boolean;
  /** Told the share of the rows that is done. */
  readonly progress: (share: number) => void;
}

/** What a view asks the worker for. */
export type ViewQuery =
  /** The outputs of every operation for one row. */
  | { readonly kind: 'sample'; readonly sample: SampleRef }
  /** Outputs of units over a grid of inputs with one or two numbers. */
  | { readonly kind: 'maps'; readonly box: GridBox; readonly wanted: readonly WantedUnits[] }
  /** The head's output for every row of a split. */
  | { readonly kind: 'predictions'; readonly split: SplitName }
  /** How the numbers of one node are spread; `null` where it has none of the kind. */
  | { readonly kind: 'distribution'; readonly node: NodeId; readonly of: Spread }
  /** Rows as they are stored; needs no weights. */
  | {
      readonly kind: 'rows';
      readonly split: SplitName /** `null` for all. */;
      readonly rows: readonly number[] | null;
    };

export interface UnitMaps {
  readonly node: NodeId;
  readonly units: readonly number[];
  /** `[units, side, side]` with the highest second coordinate first, or `[units, side]`. */
  readonly values: Float32Array;
}

/** Answers to the query of the same kind. Every buffer is fresh. */
export type View =
  | {
      readonly kind: 'sample';
      readonly features: Uint8Array | Float32Array;
      /** Class or value; `null` for a row of the user's own. */
      readonly label: number | null;
      /** Of every operation of the plan, its output for the row, `[…outputShape]`. */
      readonly outputs: readonly Float32Array[];
    }
  | { readonly kind: 'maps'; readonly maps: readonly UnitMaps[] /** What the pictures took. */; readonly ms: number }
  | {
      readonly kind: 'predictions';
      readonly split: SplitName;
      /** `[rows, units]`. */
      readonly outputs: Float32Array;
      /** `[rows]` classes, or `[rows, units]` values. */
      readonly labels: Float32Array;
      /** Mean over the rows, where an engine went through them. */
      readonly loss?: number;
    }
  | { readonly kind: 'distribution'; readonly distribution: Distribution | null }
  | {
      readonly kind: 'rows';
      readonly rows: readonly number[];
      /** `[rows, …shape]` as stored. */
      readonly features: Uint8Array | Float32Array;
      readonly labels: Float32Array;
    };

export type ViewOf<Kind extends ViewQuery['kind']> = Extract<View, { kind: Kind }>;

/** The arrays of a view, to be handed over instead of copied. */
export function arraysOf(view: View): readonly ArrayBufferView[] {
  switch (view.kind) {
    case 'sample':
      return [view.features, ...view.outputs];
    case 'maps':
      return view.maps.map(({ values }) => values);
    case 'predictions':
      return [view.outputs, view.labels];
    case 'distribution':
      return view.distribution === null ? [] : [view.distribution.counts];
    case 'rows':
      return [view.features, view.labels];
  }
}
