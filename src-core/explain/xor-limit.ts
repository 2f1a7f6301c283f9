import { z } from 'zod';
import type { TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import { movingNetwork } from './along';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { compact, count } from './words';

export interface XorRow {
  readonly a: number;
  readonly b: number;
  readonly wanted: number;
  /** Log-odds of class 1: above 0 it is the answer. */
  readonly logit: number;
  readonly right: boolean;
}

export interface XorLimitMeasurement extends Measurement<'xor-limit'> {
  readonly rows: readonly XorRow[];
  /** z(0, 0) + z(1, 1): two rows that want one answer. */
  readonly same: number;
  /** z(0, 1) + z(1, 0): two rows that want the other. */
  readonly differ: number;
  readonly linear: boolean;
  readonly gate: string;
}

/** (4.1.1.2): hidden nodes perform basic logic operations; without them no line parts the rows of XOR. */
export const xorLimit = defineClaim({
  id: 'xor-limit',
  title: 'Why linear cannot learn XOR',
  section: '4.1.1.2',
  icon: 'circle-alert',
  says: 'For a linear z the sums z(0,0) + z(1,1) and z(0,1) + z(1,0) are **the same number**. XOR wants one of them below 0 and the other above: three rows of four are the most.',
  wants: 'the data set Logic gates with XOR',
  options: z.object({}),
  defaults: {},
  invitedBy: ({ plan }) => {
    const gate = gateOf(plan);
    if (gate === null) return null;
    const linear = isLinear(plan);
    return {
      strength: linear ? 0.95 : 0.7,
      reason: linear
        ? `One linear map cannot do **${gate.toUpperCase()}**, and two sums show why.`
        : `The hidden layer makes **${gate.toUpperCase()}** possible, and two sums show how.`,
      nodes: plan.operations.slice(1, plan.logits + 1).map(({ node }) => node),
    };
  },
  measure: (context) => Promise.resolve(measureXor(context)),
});

function gateOf({ dataset }: TrainPlan): 'xor' | 'xnor' | null {
  if (dataset.id !== 'logic-gates') return null;
  const gate = dataset.options.gate ?? 'xor';
  return gate === 'xor' || gate === 'xnor' ? gate : null;
}

const isLinear = ({ operations, logits }: TrainPlan): boolean =>
  operations
    .slice(0, logits + 1)
    .every(
      ({ type, params }) =>
        type !== 'layer-norm' && type !== 'multiply' && (type !== 'activation' || params.function === 'linear'),
    );

function measureXor({ plan, weights }: ClaimContext): Result<XorLimitMeasurement, string> {
  const gate = gateOf(plan);
  if (gate === null)
    return fail('Choose the data set Logic gates with the gate XOR: the claim is about its four rows.');
  const network = movingNetwork(plan, weights);
  if (!network.ok) return network;
  const rows = [0, 1, 2, 3].map((index): XorRow => {
    const [a, b] = [index >> 1, index & 1];
    const logits = network.value.run([a, b], [0, 0])[plan.logits]?.value ?? new Float64Array(1);
    const logit = logits.length === 2 ? (logits[1] ?? 0) - (logits[0] ?? 0) : (logits[0] ?? 0);
    const wanted = gate === 'xor' ? a ^ b : 1 - (a ^ b);
    return { a, b, wanted, logit, right: logit > 0 === (wanted === 1) };
  });
  const sum = (one: number, other: number): number => (rows[one]?.logit ?? 0) + (rows[other]?.logit ?? 0);
  return ok(describe(rows, sum(0, 3), sum(1, 2), isLinear(plan), gate));
}

function describe(
  rows: readonly XorRow[],
  same: number,
  differ: number,
  linear: boolean,
  gate: string,
): XorLimitMeasurement {
  const right = rows.filter((row) => row.right).length;
  const apart = Math.abs(same - differ);
  const words = linear
    ? `The sums are ${compact(same)} and ${compact(differ)}, the same but for rounding: they cannot lie on both sides of 0, so at most 3 of 4 rows can be right.`
    : `The sums are ${compact(same)} and ${compact(differ)}, ${compact(apart)} apart: the hidden layer bends z, and all four rows can be right.`;
  return {
    claim: 'xor-limit',
    words: [words, `Right now ${count(right)} of 4 rows are right.`],
    numbers: {
      gate,
      linear,
      rows: rows.map(({ a, b, wanted, logit, right: isRight }) => ({ a, b, wanted, logit, right: isRight })),
      sums: [same, differ],
      right,
    },
    rows,
    same,
    differ,
    linear,
    gate,
  };
}
