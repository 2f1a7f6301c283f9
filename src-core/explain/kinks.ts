import type { Dual, MovingNetwork, PoolSite, Rules } from './along';
import { factorOf, type PieceState } from './piece';
import { makeSpreader } from './spread-change';
import { makeSwitchQueue } from './switch-queue';

/** Where a unit of a piecewise linear function switches, on the way from 0 to 1. */
export interface Kink {
  readonly at: number;
  readonly operation: number;
  readonly unit: number;
  /** `true`: from here on its pre-activation is above zero. */
  readonly on: boolean;
  /** Index in `places` and `logits`. */
  readonly place: number;
}

export interface PiecewiseLine {
  /** In order; none where a function is not piecewise linear. */
  readonly kinks: readonly Kink[];
  /** How often a max-pool comes to let another of its inputs through. */
  readonly switches: number;
  /** Logits at 0, wherever anything switches and at 1: the whole function, for between them it is straight. */
  readonly places: readonly number[];
  readonly logits: readonly Float64Array[];
  /** `false`: there are more than could be followed, and the line ends at the last of `places` but one. */
  readonly complete: boolean;
}

/** Lines with more bends than this are followed to the limit only. */
const most = 60_000;
/** Switches between two chances for a message to come in. */
const slice = 64;

/**
 * The network along the straight line from one sample to another. On a piece every pre-activation is c + d t, so the next
 * kink is the smallest −c/d that lies ahead: solved, not sampled. Only the unit that reaches 0 changes its state there,
 * since everything is continuous; what that changes further on is added, not computed anew. A max-pool switches where
 * the line of another of its inputs crosses that of the one it lets through.
 * @param breathe called now and then with how far it is, in [0, 1]
 */
export async function followLine(
  network: MovingNetwork,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  breathe: (t: number) => Promise<void> = () => Promise.resolve(),
): Promise<PiecewiseLine> {
  const direction = Float64Array.from(from, (value, index) => (to[index] ?? 0) - value);
  const state = startState(network);
  const forms = network.run(from, direction, state.beginning);
  const spread = makeSpreader(network, forms, state);
  const queue = makeSwitchQueue(network, state, forms);
  const logitsAt = (t: number): Float64Array => valuesAt(forms[network.plan.logits], t);
  const kinks: Kink[] = [];
  const places = [0];
  const logits = [logitsAt(0)];
  let next = queue.next();
  for (; next !== null && places.length <= most; next = queue.next()) {
    const t = next.at;
    places.push(t);
    logits.push(logitsAt(t));
    spread(next, (operation, outputs) => queue.changed(operation, outputs, t));
    queue.passed(next);
    if (next.kind === 'unit') {
      kinks.push({ at: t, operation: next.operation, unit: next.unit, on: next.on, place: places.length - 1 });
    }
    if (places.length % slice === 0) await breathe(t);
  }
  const switches = places.length - 1 - kinks.length;
  places.push(1);
  logits.push(logitsAt(1));
  return { kinks, switches, places, logits, complete: next === null };
}

function startState({ sites, pools }: MovingNetwork): PieceState & { readonly beginning: Rules } {
  const bending = sites.filter(({ activation }) => activation.id !== 'linear');
  const on = new Map(bending.map(({ operation, units }) => [operation, new Uint8Array(units)]));
  const chosen = new Map(pools.map(({ operation, outputs }) => [operation, new Int32Array(outputs)]));
  const beginning: Rules = {
    bend(site, unit, value, slope) {
      const states = on.get(site.operation);
      if (states) states[unit] = value > 0 || (value === 0 && slope > 0) ? 1 : 0;
      const factor = factorOf(site, unit, on);
      return [factor * value, factor * slope];
    },
    choose(site, output, input) {
      const best = leadingAtStart(site, output, input);
      const choices = chosen.get(site.operation);
      if (choices) choices[output] = best;
      return best;
    },
  };
  return { bending, on, chosen, beginning };
}

/** The largest input, and of equal ones the one that will be. */
function leadingAtStart({ candidates, taps }: PoolSite, output: number, { value, slope }: Dual): number {
  let best = -1;
  for (let tap = 0; tap < taps; tap++) {
    const input = candidates[output * taps + tap] ?? -1;
    if (input < 0) continue;
    const ahead = (value[input] ?? 0) - (value[best] ?? 0);
    if (best < 0 || ahead > 0 || (ahead === 0 && (slope[input] ?? 0) > (slope[best] ?? 0))) best = input;
  }
  return best;
}

function valuesAt(form: Dual | undefined, t: number): Float64Array {
  return Float64Array.from(form?.value ?? [], (value, index) => value + t * (form?.slope[index] ?? 0));
}
