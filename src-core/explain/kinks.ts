import type { ActivationSite, Bend, Dual, MovingNetwork } from './along';

/** Where a unit of a piecewise linear function switches, on the way from 0 to 1. */
export interface Kink {
  readonly at: number;
  readonly operation: number;
  readonly unit: number;
  /** `true`: from here on its pre-activation is above zero. */
  readonly on: boolean;
}

export interface PiecewiseLine {
  /** In order; none where a function is not piecewise linear. */
  readonly kinks: readonly Kink[];
  /** Logits at 0, at every kink and at 1: the whole function, for between them it is straight. */
  readonly places: readonly number[];
  readonly logits: readonly Float64Array[];
}

/** Lines with more bends than this are drawn to the limit only. */
const mostKinks = 20_000;

/**
 * The network along the straight line from one sample to another. On a piece every pre-activation is c + d t, so the next
 * kink is the smallest −c/d that lies ahead: solved, not sampled. Only the unit that reaches 0 changes its state there,
 * since everything is continuous.
 */
export function followLine(network: MovingNetwork, from: ArrayLike<number>, to: ArrayLike<number>): PiecewiseLine {
  const { sites, plan } = network;
  const direction = Float64Array.from(from, (value, index) => (to[index] ?? 0) - value);
  const bending = sites.filter(({ activation }) => activation.id !== 'linear');
  const on = new Map(bending.map(({ operation, units }) => [operation, new Uint8Array(units)]));
  const beginning: Bend = (site, unit, value, slope) => {
    const states = on.get(site.operation);
    if (states) states[unit] = value > 0 || (value === 0 && slope > 0) ? 1 : 0;
    return onPiece(site, unit, value, slope);
  };
  const onPiece: Bend = ({ operation, slopeOf, activation }, unit, value, slope) => {
    const factor = activation.id === 'linear' || on.get(operation)?.[unit] === 1 ? 1 : slopeOf(unit);
    return [factor * value, factor * slope];
  };

  let forms = network.run(from, direction, beginning);
  const logitsAt = (t: number): Float64Array => valuesAt(forms[plan.logits], t);
  const kinks: Kink[] = [];
  const places = [0];
  const logits = [logitsAt(0)];
  let t = 0;
  while (kinks.length < mostKinks) {
    const next = nextKink(network, bending, on, forms, t);
    if (next === null) break;
    t = next.at;
    places.push(t);
    logits.push(logitsAt(t));
    const states = on.get(next.operation);
    if (states) states[next.unit] = next.on ? 1 : 0;
    kinks.push(next);
    forms = network.run(from, direction, onPiece, forms);
  }
  places.push(1);
  logits.push(logitsAt(1));
  return { kinks, places, logits };
}

function nextKink(
  { plan }: MovingNetwork,
  sites: readonly ActivationSite[],
  on: ReadonlyMap<number, Uint8Array>,
  forms: readonly Dual[],
  t: number,
): Kink | null {
  let best: Kink | null = null;
  for (const { operation, units, slopeOf } of sites) {
    const before = forms[plan.operations[operation]?.inputs[0] ?? 0];
    const states = on.get(operation);
    for (let unit = 0; unit < units; unit++) {
      const slope = before?.slope[unit] ?? 0;
      const isOn = states?.[unit] === 1;
      // It moves away from zero, or it bends nothing.
      if (slope === 0 || isOn === slope > 0 || slopeOf(unit) === 1) continue;
      // What rounding puts a little behind us is here.
      const at = Math.max(t, -(before?.value[unit] ?? 0) / slope);
      if (at < (best?.at ?? 1)) best = { at, operation, unit, on: !isOn };
    }
  }
  return best;
}

function valuesAt(form: Dual | undefined, t: number): Float64Array {
  return Float64Array.from(form?.value ?? [], (value, index) => value + t * (form?.slope[index] ?? 0));
}
