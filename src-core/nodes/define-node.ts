import type { z } from 'zod';
import type { Random } from '../random';
import type { Result } from '../result';
import type { Layer, Tensor, Tfjs } from '../tfjs';

/** The shape of one sample, without the batch: `[28, 28, 1]`, `[256]`. */
export type Shape = readonly number[];

export type ParamValue = number | string | boolean;
export type ParamRecord = Readonly<Record<string, ParamValue>>;

export type NodeGroup = 'data' | 'layers' | 'activations' | 'regularise' | 'combine';

/** Why the inputs of a node do not fit it; the analysis adds names and fixes. */
export type ShapeProblem =
  | { readonly kind: 'wants-flat'; readonly got: Shape }
  | { readonly kind: 'wants-image'; readonly got: Shape }
  | { readonly kind: 'shapes-differ'; readonly first: Shape; readonly other: Shape; readonly slot: number }
  | { readonly kind: 'impossible'; readonly text: string; readonly repairs?: readonly Repair[] };

/** Params of the node itself with which it would fit its inputs. */
export interface Repair {
  readonly title: string;
  readonly params: ParamRecord;
}

/** What a node costs for one sample. */
export interface Cost {
  readonly parameters: number;
  /** Multiply-adds of one forward pass of one sample. */
  readonly multiplyAdds: number;
  /** Numbers held for the backward pass, per sample. */
  readonly activations: number;
}

export type Initialiser =
  | { readonly kind: 'zeros' }
  | { readonly kind: 'ones' }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly limit: number }
  | { readonly kind: 'values'; readonly values: readonly number[] };

/** One weight of a layer. The order of a definition's weights is that of the tfjs layer's `getWeights()`. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
  readonly initialise: Initialiser;
  readonly l1?: number;
  readonly l2?: number;
}

/** A row of the inspector's form. Keys are checked against the params' type. */
export type Field<Params> =
  | NumberField<KeysOf<Params, number>>
  | {
      readonly control: 'switch';
      readonly key: KeysOf<Params, boolean>;
      readonly label: string;
      readonly hint?: string;
      readonly when?: When<KeysOf<Params, ParamValue>>;
    }
  | SelectField<KeysOf<Params, string>, Params>
  | {
      /** A line of text that `check` takes or refuses with one sentence. */
      readonly control: 'formula';
      readonly key: KeysOf<Params, string>;
      readonly label: string;
      readonly check: (text: string) => Result<unknown, string>;
      readonly hint?: string;
      readonly when?: When<KeysOf<Params, ParamValue>>;
    }
  | {
      readonly control: 'matrix' | 'drawing';
      readonly key: KeysOf<Params, string>;
      readonly label: string;
      readonly hint?: string;
      readonly when?: When<KeysOf<Params, ParamValue>>;
    };

export interface NumberField<Key> {
  readonly control: 'number' | 'slider';
  readonly key: Key;
  readonly label: string;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly integer?: boolean;
  readonly hint?: string;
  /** The row shows only while another param has one of these values. */
  readonly when?: { readonly key: string; readonly is: readonly ParamValue[] };
}

interface SelectField<Key, Params> {
  readonly control: 'select';
  readonly key: Key;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly icon?: string }[];
  readonly hint?: string;
  readonly when?: When<KeysOf<Params, ParamValue>>;
}

type When<Keys> = { readonly key: Extract<Keys, string>; readonly is: readonly ParamValue[] };
/** Any string once the params are forgotten, so that definitions of different params fit one list. */
type KeysOf<Params, Value> = Extract<
  keyof { [Key in keyof Params as string extends Key ? Key : Params[Key] extends Value ? Key : never]: true },
  string
>;

/** What the card draws in its thumbnail. */
export type ThumbnailKind = 'images' | 'flatten' | 'weights' | 'curve' | 'bars' | 'words';

export interface NodeHelp {
  /** TeX. */
  readonly formula: string;
  /** Two or three sentences; `**bold**` is the only markup. */
  readonly text: string;
  /** When to use it, and when not: one to three sentences. */
  readonly use: string;
  /** Section of the chapter, as in `4.1.2.1`. */
  readonly section?: string;
}

/** An entry of the palette. A definition has one, unless it lists several presets (activations). */
export interface PaletteEntry {
  readonly title: string;
  readonly icon: string;
  readonly params: ParamRecord;
}

export interface TrainingContext {
  readonly inputs: readonly Tensor[];
  readonly layer: Layer;
  readonly random: Random;
}

export interface NodeDefinition<Type extends string = string, Params extends ParamRecord = ParamRecord> {
  readonly type: Type;
  readonly title: string;
  readonly group: NodeGroup;
  readonly icon: string;
  /** One sentence: what it does. */
  readonly doc: string;
  readonly help: NodeHelp;
  /** `commute`: the order of the inputs makes no difference. */
  readonly inputs: { readonly min: number; readonly max: number; readonly commute?: true };
  readonly params: z.ZodType<Params>;
  readonly defaults: Params;
  readonly fields: readonly Field<Params>[];
  readonly palette: readonly PaletteEntry[];
  readonly thumbnail: ThumbnailKind;
  /** Name on the card before the user gives one ("Dense", "ReLU"); the analysis numbers equal ones. */
  name(params: Params): string;
  cardIcon(params: Params): string;
  /** The one parameter that matters, at the right of the card's header ("256 units"); may be empty. */
  headline(params: Params, output: Shape | null): string;
  outputShape(inputs: readonly Shape[], params: Params): Result<Shape, ShapeProblem>;
  cost(inputs: readonly Shape[], params: Params): Cost;
  weights(inputs: readonly Shape[], params: Params): readonly WeightSpec[];
  /** The stock tfjs layer; `null` only for the input node. Its serialised form must load in plain tfjs. */
  buildLayer(tfjs: Tfjs, name: string, params: Params, inputs: readonly Shape[]): Layer | null;
  /** Training-mode forward pass where the tfjs layer's own is not repeatable (dropout draws from our generator). */
  trainForward?(tfjs: Tfjs, params: Params, context: TrainingContext): Tensor;
}

/** Checks one definition against its params and forgets them, so that definitions of many params share a list. */
export function defineNode<const Type extends string, Params extends ParamRecord>(
  definition: NodeDefinition<Type, Params>,
): NodeDefinition<Type, Params> {
  return definition;
}
