import type { Dual, MovingNetwork, Step } from './along';
import type { Sink } from './linear-steps';
import { factorOf, type PieceState, type SwitchEvent } from './piece';

/** What changed in one operation's output: by how much, and where. */
interface Change extends Sink {
  /** Outputs that changed, each once. */
  readonly touched: number[];
  readonly value: Float64Array;
  readonly slope: Float64Array;
  clear(): void;
}

/**
 * Takes a switch into the state and adds what follows from it to the values and slopes of all operations behind: of a
 * convolution one unit reaches a few neighbours only, so that this costs a thousandth of running the network again. Says
 * of each operation which of its outputs changed.
 */
export function makeSpreader(
  { plan, steps }: MovingNetwork,
  forms: readonly Dual[],
  state: PieceState,
): (event: SwitchEvent, changed: (operation: number, outputs: readonly number[]) => void) => void {
  const changes = forms.map(({ value }) => makeChange(value.length));

  const apply = (index: number): void => {
    const change = changes[index];
    const form = forms[index];
    for (const output of change?.touched ?? []) {
      if (!form || !change) continue;
      form.value[output] = (form.value[output] ?? 0) + (change.value[output] ?? 0);
      form.slope[output] = (form.slope[output] ?? 0) + (change.slope[output] ?? 0);
    }
  };

  return (event, changed) => {
    const { operation } = event;
    const own = changes[operation];
    const before = forms[plan.operations[operation]?.inputs[0] ?? 0];
    const step = steps[operation];
    if (!own || !before || !step) return;
    if (event.kind === 'unit') switchUnit(event, step, before, state, own);
    else switchPool(event, before, state, own);
    apply(operation);
    for (let index = operation + 1; index < forms.length; index++) {
      const change = changes[index];
      const through = steps[index];
      if (!change || !through) continue;
      plan.operations[index]?.inputs.forEach((input, slot) => {
        const arriving = changes[input];
        if (arriving && arriving.touched.length > 0) pass(through, arriving, slot, state, change);
      });
      apply(index);
    }
    for (const [index, change] of changes.entries()) {
      if (change.touched.length === 0) continue;
      changed(index, change.touched);
      change.clear();
    }
  };
}

function switchUnit(
  { operation, unit, on }: Extract<SwitchEvent, { kind: 'unit' }>,
  step: Step,
  before: Dual,
  state: PieceState,
  into: Change,
): void {
  if (step.kind !== 'bends') return;
  const old = factorOf(step.site, unit, state.on);
  const states = state.on.get(operation);
  if (states) states[unit] = on ? 1 : 0;
  const more = factorOf(step.site, unit, state.on) - old;
  into.add(unit, more * (before.value[unit] ?? 0), more * (before.slope[unit] ?? 0));
}

function switchPool(
  { operation, output, input }: Extract<SwitchEvent, { kind: 'pool' }>,
  before: Dual,
  state: PieceState,
  into: Change,
): void {
  const choices = state.chosen.get(operation);
  const old = choices?.[output] ?? -1;
  if (choices) choices[output] = input;
  into.add(
    output,
    (before.value[input] ?? 0) - (before.value[old] ?? 0),
    (before.slope[input] ?? 0) - (before.slope[old] ?? 0),
  );
}

function pass(step: Step, arriving: Change, slot: number, state: PieceState, into: Change): void {
  for (const input of arriving.touched) {
    const [value, slope] = [arriving.value[input] ?? 0, arriving.slope[input] ?? 0];
    if (step.kind === 'weighs') step.linear.spread(input, value, slope, into);
    else if (step.kind === 'passes') into.add(step.place(slot, input), value, slope);
    else if (step.kind === 'bends') {
      const factor = factorOf(step.site, input, state.on);
      if (factor !== 0) into.add(input, factor * value, factor * slope);
    } else if (step.kind === 'chooses') {
      const choices = state.chosen.get(step.site.operation);
      for (const output of step.site.readers[input] ?? []) {
        if (choices?.[output] === input) into.add(output, value, slope);
      }
    }
  }
}

function makeChange(outputs: number): Change {
  const value = new Float64Array(outputs);
  const slope = new Float64Array(outputs);
  const isTouched = new Uint8Array(outputs);
  const touched: number[] = [];
  const add = (output: number, more: number, steeper: number): void => {
    if (isTouched[output] === 0) {
      isTouched[output] = 1;
      touched.push(output);
    }
    value[output] = (value[output] ?? 0) + more;
    slope[output] = (slope[output] ?? 0) + steeper;
  };
  return {
    touched,
    value,
    slope,
    add,
    addRow(output, weights, from, length, more, steeper) {
      for (let index = 0; index < length; index++) {
        const weight = weights[from + index] ?? 0;
        add(output + index, weight * more, weight * steeper);
      }
    },
    clear() {
      for (const output of touched) {
        isTouched[output] = 0;
        value[output] = 0;
        slope[output] = 0;
      }
      touched.length = 0;
    },
  };
}
