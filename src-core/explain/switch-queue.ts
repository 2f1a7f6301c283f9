import type { ActivationSite, Dual, MovingNetwork, PoolSite } from './along';
import { makeNearest } from './nearest';
import type { PieceState, SwitchEvent } from './piece';

/** The switches that lie ahead on a piece: one for each unit that may switch, one for each output of a max-pool. */
export interface SwitchQueue {
  /** `null` where nothing switches before 1. */
  next(): SwitchEvent | null;
  /** Outputs of an operation have changed: looks anew at what they feed, from t on. */
  changed(operation: number, outputs: readonly number[], t: number): void;
  /** It has happened: looks anew at what switched. */
  passed(event: SwitchEvent): void;
}

interface UnitPlaces {
  readonly site: ActivationSite;
  readonly first: number;
}
interface PoolPlaces {
  readonly site: PoolSite;
  readonly first: number;
  /** Of each output: the input that comes through next. */
  readonly coming: Int32Array;
}

/**
 * On a piece every pre-activation is c + d t, and so is every input of a max-pool: when each switches is solved once and
 * kept until what it depends on changes. Of equal times the one that comes first in the network is first.
 */
export function makeSwitchQueue(network: MovingNetwork, state: PieceState, forms: readonly Dual[]): SwitchQueue {
  const { plan } = network;
  const units: UnitPlaces[] = [];
  const pools: PoolPlaces[] = [];
  let places = 0;
  for (const site of state.bending) {
    units.push({ site, first: places });
    places += site.units;
  }
  for (const site of network.pools) {
    pools.push({ site, first: places, coming: new Int32Array(site.outputs) });
    places += site.outputs;
  }
  const nearest = makeNearest(places);
  const inputOf = (operation: number): number => plan.operations[operation]?.inputs[0] ?? 0;

  const lookAtUnit = ({ site, first }: UnitPlaces, unit: number, t: number): void => {
    nearest.set(first + unit, unitSwitch(site, state, forms[inputOf(site.operation)], unit, t));
  };
  const lookAtOutput = ({ site, first, coming }: PoolPlaces, output: number, t: number): void => {
    const { at, input } = poolSwitch(site, state, forms[inputOf(site.operation)], output, t);
    coming[output] = input;
    nearest.set(first + output, at);
  };
  for (const each of units) for (let unit = 0; unit < each.site.units; unit++) lookAtUnit(each, unit, 0);
  for (const each of pools) for (let output = 0; output < each.site.outputs; output++) lookAtOutput(each, output, 0);

  return {
    next() {
      const place = nearest.place();
      const at = nearest.at(place);
      if (!(at < 1)) return null;
      const pool = pools.findLast(({ first }) => first <= place);
      if (pool) {
        const output = place - pool.first;
        return { kind: 'pool', at, operation: pool.site.operation, output, input: pool.coming[output] ?? -1 };
      }
      const unit = units.findLast(({ first }) => first <= place);
      if (!unit) return null;
      const { operation } = unit.site;
      const on = state.on.get(operation)?.[place - unit.first] !== 1;
      return { kind: 'unit', at, operation, unit: place - unit.first, on };
    },
    changed(operation, outputs, t) {
      for (const each of units) {
        if (inputOf(each.site.operation) === operation) for (const unit of outputs) lookAtUnit(each, unit, t);
      }
      for (const each of pools) {
        if (inputOf(each.site.operation) !== operation) continue;
        for (const input of outputs) for (const output of each.site.readers[input] ?? []) lookAtOutput(each, output, t);
      }
    },
    passed(event) {
      const { operation, at } = event;
      if (event.kind === 'unit') {
        const of = units.find(({ site }) => site.operation === operation);
        if (of) lookAtUnit(of, event.unit, at);
      } else {
        const of = pools.find(({ site }) => site.operation === operation);
        if (of) lookAtOutput(of, event.output, at);
      }
    },
  };
}

/** When a unit's pre-activation reaches 0, from t on; infinite where it does not. */
function unitSwitch(
  { operation, slopeOf }: ActivationSite,
  { on }: PieceState,
  before: Dual | undefined,
  unit: number,
  t: number,
): number {
  const slope = before?.slope[unit] ?? 0;
  const isOn = on.get(operation)?.[unit] === 1;
  // It moves away from zero, or it bends nothing.
  if (slope === 0 || isOn === slope > 0 || slopeOf(unit) === 1) return Number.POSITIVE_INFINITY;
  // What rounding puts a little behind us is here.
  return Math.max(t, -(before?.value[unit] ?? 0) / slope);
}

/** When and by which of its inputs the one that a max-pool lets through is overtaken, from t on. */
function poolSwitch(
  { operation, candidates, taps }: PoolSite,
  { chosen }: PieceState,
  before: Dual | undefined,
  output: number,
  t: number,
): { readonly at: number; readonly input: number } {
  const now = chosen.get(operation)?.[output] ?? -1;
  const [value, slope] = [before?.value[now] ?? 0, before?.slope[now] ?? 0];
  let [at, overtaking] = [Number.POSITIVE_INFINITY, -1];
  for (let tap = 0; tap < taps; tap++) {
    const input = candidates[output * taps + tap] ?? -1;
    const gains = (before?.slope[input] ?? 0) - slope;
    // Only what rises faster ever catches up, so that no two inputs change places for ever.
    if (input < 0 || input === now || !(gains > 0)) continue;
    const meets = Math.max(t, (value - (before?.value[input] ?? 0)) / gains);
    if (meets < at) [at, overtaking] = [meets, input];
  }
  return { at, input: overtaking };
}
