import type { ParamRecord, Shape } from '../../nodes/define-node';
import { findNodeDefinition } from '../../nodes/registry';
import { elementsOf, lastAxis, sameShape } from '../../nodes/shape-rules';
import type { Part } from '../plans';

/** Numbers of one sample between two nodes. */
const mostElements = 100;
/** Rows or features that a normalisation takes together. */
export const fewestToNormalise = 3;

/** A node to be, with numbers that choose what it reads from among what is there. */
export interface PartWish {
  readonly type: string;
  readonly params: ParamRecord;
  readonly from: readonly number[];
}

/** A network in the making. Operation 0 is the input. */
export interface Drawing {
  readonly parts: Part[];
  readonly shapes: Shape[];
  last(): number;
  /** Operations that nothing reads from yet. */
  loose(): readonly number[];
  /** Adds a node, unless its shape is impossible or too large. */
  put(type: string, params: ParamRecord, inputs: readonly number[]): void;
  /** The operation itself, or a new one that flattens it. */
  flat(index: number): number;
}

export function startDrawing(shape: Shape): Drawing {
  const drawing: Drawing = {
    parts: [],
    shapes: [shape],
    last: () => drawing.parts.length,
    loose() {
      const read = new Set(drawing.parts.flatMap(({ inputs }) => inputs ?? []));
      return drawing.shapes.flatMap((_, index) => (read.has(index) ? [] : [index]));
    },
    put(type, params, inputs) {
      const definition = findNodeDefinition(type);
      const inputShapes = inputs.map((input) => drawing.shapes[input] ?? []);
      const output = definition?.outputShape(inputShapes, { ...definition.defaults, ...params });
      if (!output?.ok || elementsOf(output.value) > mostElements) return;
      if (type === 'layer-norm' && lastAxis(output.value) < fewestToNormalise) return;
      drawing.parts.push({ type, params, inputs });
      drawing.shapes.push(output.value);
    },
    flat(index) {
      if (drawing.shapes[index]?.length === 1) return index;
      drawing.put('flatten', {}, [index]);
      return drawing.last();
    },
  };
  return drawing;
}

/** What nobody reads yet comes first, so that loose ends are rare and fan-outs are not. */
export function grantWish(drawing: Drawing, { type, params, from }: PartWish): void {
  const all = drawing.shapes.map((_, index) => index);
  const [first = 0, ...others] = from;
  const start = choose([...drawing.loose(), ...all.toReversed()], first);
  if (type === 'dense') drawing.put(type, params, [drawing.flat(start)]);
  else if (type === 'add' || type === 'concatenate') {
    const shape = drawing.shapes[start] ?? [];
    const fits = all.filter((index) => {
      const other = drawing.shapes[index] ?? [];
      return type === 'add' ? sameShape(shape, other) : sameShape(shape.slice(0, -1), other.slice(0, -1));
    });
    // Two inputs or three; now and then one of them twice.
    const more = others.slice(0, 1 + (first % 2)).map((number) => choose(fits.toReversed(), number));
    drawing.put(type, params, [start, ...more]);
  } else drawing.put(type, params, [start]);
}

/** A plan has one end: what nobody reads is laid side by side. */
export function joinLooseEnds(drawing: Drawing): void {
  for (let loose = drawing.loose(); loose.length > 1; loose = drawing.loose()) {
    const pair = loose.slice(0, 2).map((index) => drawing.flat(index));
    const width = pair.reduce((sum, index) => sum + elementsOf(drawing.shapes[index] ?? []), 0);
    if (width <= mostElements) drawing.put('concatenate', {}, pair);
    else {
      // Too wide together: a dense layer makes each narrow first.
      const narrow = pair.map((index) => {
        drawing.put('dense', { units: 4, initialiser: 'glorot' }, [index]);
        return drawing.last();
      });
      drawing.put('concatenate', {}, narrow);
    }
  }
}

function choose(from: readonly number[], number: number): number {
  return from[number % from.length] ?? 0;
}
