import type { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import type { Analysis } from '../graph/analysis';
import type { GraphDocument } from '../graph/document';
import type { Change } from '../graph/edit';
import type { NodeId } from '../ids';
import type { ModelWeights } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import type { TrainPlan } from '../plan/plan';
import type { Random } from '../random';
import { fail, type Result } from '../result';
import type { Tfjs } from '../tfjs';
import type { TrainingHost } from './train-network';

/*
 * A claim of the chapter is one file here (a `defineClaim` object and its pure functions), one line in `registry.ts`,
 * one view in `renderer/explain/views/` and one line in `renderer/explain/claim-views.ts`. The Explain dock, its chooser,
 * the command palette, the canvas and `layerloom explain` read the definition.
 */

/** A network as it is drawn: what a claim sees without running anything. */
export interface ClaimGraph {
  readonly document: GraphDocument;
  readonly analysis: Analysis;
  readonly plan: TrainPlan;
}

/** Why the network on the canvas invites a claim. */
export interface Invitation {
  /** In (0, 1]: the dock opens on the strongest. From 0.5 on the network is an example of the claim. */
  readonly strength: number;
  /** One sentence with the nodes' names in `**bold**`. */
  readonly reason: string;
  /** The nodes that it is about: a click on one of them leads to the claim. */
  readonly nodes: readonly NodeId[];
}

/** What a claim measures with. */
export interface ClaimContext extends ClaimGraph {
  readonly tfjs: Tfjs;
  /** Those of now or of a kept step, in plan order; the first ones where nothing was trained. */
  readonly weights: ModelWeights;
  /** For claims that train networks of their own. */
  readonly training: TrainingHost;
  /** Rows of the document's data set, loaded when they are asked for. */
  dataset(): Promise<Result<Dataset, string>>;
  /** The same numbers for the same document and claim. */
  readonly random: Random;
  /** Lets messages in; call it about every 10 ms. Rejects where nobody waits for the answer any more. */
  yieldControl(): Promise<void>;
  /**
   * Says how far it is.
   * @param what "run on test images"
   * @param fraction in [0, 1], or `null` where that is not known
   */
  progress(what: string, fraction: number | null): void;
}

/** An edit that keeps what the network computes: the change, and weights for the network as it is drawn after it. */
export interface Rewrite {
  /** "collapse 3 layers": what undo takes back. */
  readonly title: string;
  readonly change: Change;
  readonly weights: ModelWeights;
}

/** What was measured: plain data with the words for it. Definitions add what their view draws. */
export interface Measurement<Id extends string = string> {
  readonly claim: Id;
  /** Sentences that carry the numbers; names in `**bold**`. The command line prints them. */
  readonly words: readonly string[];
  /** The numbers as JSON: what `explain --json` prints. */
  readonly numbers: Readonly<Record<string, unknown>>;
}

interface ClaimDefinition<Id extends string, Options extends ParamRecord, Measured extends Measurement<Id>> {
  readonly id: Id;
  readonly title: string;
  /** Of the chapter, as in `4.1.1.2`. */
  readonly section: string;
  readonly icon: string;
  /** What the chapter claims, in one or two sentences; `**bold**` is the only markup. */
  readonly says: string;
  /** What a network must have, as the end of "This network has no …". */
  readonly wants: string;
  /**
   * Of a claim that trains networks of its own: one sentence that says which and how long it takes. It is measured when
   * somebody asks for it, and does not depend on the weights of now.
   */
  readonly trains?: string;
  readonly options: z.ZodType<Options>;
  readonly defaults: Options;
  /** `null` where the claim says nothing of this network. Quick: called after every edit. */
  invitedBy(graph: ClaimGraph): Invitation | null;
  /** The error is one sentence: why it cannot be measured here, and what to do. */
  measure(context: ClaimContext, options: Options): Promise<Result<Measured, string>>;
}

/** A definition whose options are checked here, so that claims with different options share a list. */
export interface Claim<Id extends string = string, Measured extends Measurement<Id> = Measurement<Id>>
  extends Omit<ClaimDefinition<Id, ParamRecord, Measured>, 'options' | 'defaults' | 'measure'> {
  readonly defaults: ParamRecord;
  /** What `given` leaves out takes the default. */
  measure(context: ClaimContext, given: ParamRecord): Promise<Result<Measured, string>>;
}

export function defineClaim<const Id extends string, Options extends ParamRecord, Measured extends Measurement<Id>>(
  definition: ClaimDefinition<Id, Options, Measured>,
): Claim<Id, Measured> {
  const { options, measure, ...rest } = definition;
  return {
    ...rest,
    async measure(context, given) {
      const parsed = options.safeParse({ ...definition.defaults, ...given });
      if (parsed.success) return measure(context, parsed.data);
      const [issue] = parsed.error.issues;
      return fail(`The option "${issue?.path.join('.') ?? ''}" is wrong. ${issue?.message ?? ''}`);
    },
  };
}
