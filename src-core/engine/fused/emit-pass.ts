import * as code from './assembly/codes.assembly';
import { makeGradientFlow } from './gradient-flow';
import type { Instructions } from './instructions';
import type { LossPlace } from './loss-instructions';
import { known, type Lowering, type Mode } from './lower/define-lowering';
import { findLowering } from './lower/registry';
import type { MemoryLayout } from './memory-layout';
import type { Site } from './sites';
import { labelWidth, type SplitPlace } from './splits';

/** Emits the reading of a minibatch: its features into the input's output, its labels into `labels`. */
export function emitReading(
  { emit }: Instructions,
  place: SplitPlace,
  input: Site | undefined,
  labels: number,
  rows: number,
): void {
  const width = input?.width ?? 0;
  const gather = place.split.features instanceof Uint8Array ? code.gatherBytes : code.gatherFloats;
  emit(gather, [place.features, width, known(input?.output)], { numbers: rows * width });
  emit(code.gatherLabels, [place.labels, labelWidth(place.split), labels]);
}

/** Emits the forward pass of all sites and answers the address of each output. */
export function emitForward(
  instructions: Instructions,
  sites: readonly Site[],
  mode: Mode,
  rows: number,
  stream: (name: string) => number,
): readonly number[] {
  const outputs: number[] = [];
  for (const site of sites) {
    const { operation } = site;
    const lowering = loweringOf(site);
    const inputs = operation.inputs.map((index) => known(outputs[index]));
    if (lowering.passesOn?.(operation, mode)) {
      outputs.push(known(inputs[0]));
      continue;
    }
    outputs.push(site.output);
    lowering.forward({
      site,
      mode,
      inputs,
      output: site.output,
      rows,
      emit: instructions.emit,
      stream: () => stream(operation.name),
    });
  }
  return outputs;
}

/** Emits the backward pass, from the gradient of the output that the loss takes to all weights that learn. */
export function emitBackward(
  instructions: Instructions,
  sites: readonly Site[],
  outputs: readonly number[],
  rows: number,
  loss: LossPlace,
  layout: MemoryLayout,
): void {
  const roots = rootsOf(sites);
  const readers = sites.map(() => 0);
  sites.forEach((site, index) => {
    if (roots[index] !== index) return;
    for (const input of site.operation.inputs) count(readers, known(roots[input]));
  });
  const target = { root: known(roots[loss.at]), gradient: loss.gradient };
  const flow = makeGradientFlow(sites, readers, rows, target, instructions, layout);
  for (const site of [...sites].reverse()) {
    const error = flow.of(site.index);
    if (roots[site.index] !== site.index || !site.learns || error === null) continue;
    const root = (slot: number): number => known(roots[known(site.operation.inputs[slot])]);
    loweringOf(site).backward({
      site,
      inputs: site.operation.inputs.map((input) => known(outputs[input])),
      output: known(outputs[site.index]),
      error,
      rows,
      emit: instructions.emit,
      needs: (slot) => sites[root(slot)]?.learns === true,
      give: (slot, write, inPlace) => flow.give(root(slot), error, write, inPlace),
      pass: (slot, last) => flow.pass(root(slot), error, last),
    });
  }
}

function count(readers: number[], root: number): void {
  readers[root] = (readers[root] ?? 0) + 1;
}

/** Of each operation the one whose output it has in training: its own index, unless it passes its input on. */
function rootsOf(sites: readonly Site[]): readonly number[] {
  const roots: number[] = [];
  for (const site of sites) {
    const passesOn = loweringOf(site).passesOn?.(site.operation, 'training') ?? false;
    roots.push(passesOn ? known(roots[known(site.operation.inputs[0])]) : site.index);
  }
  return roots;
}

function loweringOf({ operation }: Site): Lowering {
  const lowering = findLowering(operation.type);
  if (!lowering) throw new Error(`The fused engine does not compute "${operation.title}".`);
  return lowering;
}
