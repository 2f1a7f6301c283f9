import { execute } from './execute.assembly';
import {
  frameBatch,
  frameCount,
  frameEnd,
  frameFirst,
  frameLoss,
  frameLosses,
  frameNormCount,
  frameNormRanges,
  frameNorms,
  frameRate,
  frameRates,
  frameRight,
  frameRights,
  frameRows,
  frameStreamBytes,
  frameStreams,
  frameUpdate,
  frameWork,
} from './frame.assembly';
import { executeTogether, partsOf } from './team.assembly';
import { teamBytes } from './team-layout.assembly';
import { beginUpdate } from './update.assembly';

export { productScratchBytes } from './product.assembly';
export { helperLoop } from './team.assembly';

// The engine has no state of its own: all of it lies in memory, at addresses that the program and the frame give, so
// that helper threads may run the same code on the same memory.

/** Where the threads' control lies: on a border of cache lines, behind the module's own constants. */
export function teamAddress(): usize {
  return (__heap_base + 63) & ~63;
}

/** The first byte that is free. */
export function heapBase(): usize {
  return teamAddress() + teamBytes;
}

/**
 * Trains `count` minibatches from minibatch `first` of the epoch on, and answers how many it did: fewer where a loss is
 * not finite, which is the last and updates nothing.
 * @param measure 1 to measure the gradients of the last
 */
export function train(frame: usize, first: i32, count: i32, measure: i32): i32 {
  const losses = <usize>load<u32>(frame, frameLosses);
  const rights = <usize>load<u32>(frame, frameRights);
  const rates = <usize>load<u32>(frame, frameRates);
  for (let index = 0; index < count; index++) {
    takeRows(frame, (first + index) * load<i32>(frame, frameBatch), load<i32>(frame, frameCount));
    if (rates !== 0) store<f64>(frame, load<f64>(rates + ((<usize>index) << 3)), frameRate);
    const loss = trainStep(frame, measure !== 0 && index === count - 1);
    store<f64>(losses + ((<usize>index) << 3), loss);
    store<u32>(rights + ((<usize>index) << 2), load<u32>(frame, frameRight));
    if (!isNumber(loss)) return index + 1;
    store<u32>(frame, load<u32>(frame, frameStreams) + load<u32>(frame, frameStreamBytes), frameStreams);
  }
  return count;
}

/** The sum of the losses of the rows `from` … `to − 1` in the order of storage; its program counts the confusion. */
export function evaluate(frame: usize, from: i32, to: i32): f64 {
  let total: f64 = 0;
  for (let first = from; first < to; first += load<i32>(frame, frameBatch)) {
    takeRows(frame, first, to);
    run(load<u32>(frame, frameWork), load<u32>(frame, frameEnd), frame);
    total += load<f64>(frame, frameLoss) * <f64>load<i32>(frame, frameRows);
  }
  return total;
}

function takeRows(frame: usize, first: i32, end: i32): void {
  store<i32>(frame, first, frameFirst);
  store<i32>(frame, min(load<i32>(frame, frameBatch), end - first), frameRows);
}

function trainStep(frame: usize, measure: bool): f64 {
  run(load<u32>(frame, frameWork), load<u32>(frame, frameUpdate), frame);
  const loss = load<f64>(frame, frameLoss);
  if (measure) measureGradients(frame);
  if (!isNumber(loss)) return loss;
  beginUpdate(frame);
  run(load<u32>(frame, frameUpdate), load<u32>(frame, frameEnd), frame);
  return loss;
}

function run(from: usize, to: usize, frame: usize): void {
  for (let at = from; at < to; at += (<usize>load<u32>(at, 4)) << 2) {
    const parts = load<i32>(at, 8) === 0 ? 1 : partsOf(frame);
    if (parts === 1) execute(at, frame, 0, 1);
    else executeTogether(at, frame, parts);
  }
}

/** False for ±∞ and NaN: the one minus itself is NaN, as is the other. */
function isNumber(value: f64): bool {
  return value - value === 0;
}

/** L2 norms of the gradients in each range. */
function measureGradients(frame: usize): void {
  const ranges = <usize>load<u32>(frame, frameNormRanges);
  const norms = <usize>load<u32>(frame, frameNorms);
  for (let range: usize = 0; range < <usize>load<u32>(frame, frameNormCount); range++) {
    const start = <usize>load<u32>(ranges + (range << 3));
    const end = start + ((<usize>load<u32>(ranges + (range << 3), 4)) << 2);
    let sum: f64 = 0;
    for (let at = start; at < end; at += 4) sum += <f64>load<f32>(at) * <f64>load<f32>(at);
    store<f64>(norms + (range << 3), Math.sqrt(sum));
  }
}
