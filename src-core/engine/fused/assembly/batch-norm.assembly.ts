import { addressOperand, floatOperand, operand, rowsOf, shareStart } from './instruction.assembly';

// Ioffe and Szegedy (2015), over the last axis; the rest of an image counts as rows. Threads share the features, so
// each sum belongs to one thread. Sums run in double precision, in memory, so that rows are read in their order.

/** Training: y = γ (x − mean) / √(variance + ε) + β, with the statistics of the minibatch. */
export function batchNorm(at: usize, frame: usize, part: i32, parts: i32): void {
  const x = addressOperand(at, 0);
  const mean = addressOperand(at, 4);
  const variance = addressOperand(at, 5);
  const inverse = addressOperand(at, 6);
  const sums = addressOperand(at, 7);
  const features = operand(at, 9);
  const rows = rowsOf(frame) * operand(at, 8);
  const from = shareStart(features, part, parts);
  const to = shareStart(features, part + 1, parts);
  clear(sums, from, to);
  for (let row = 0; row < rows; row++) addRow(x + rowOffset(row, features), sums, from, to);
  meanOf(sums, mean, rows, from, to);
  clear(sums, from, to);
  for (let row = 0; row < rows; row++) addSquares(x + rowOffset(row, features), mean, sums, from, to);
  meanOf(sums, variance, rows, from, to);
  invertDeviation(variance, inverse, floatOperand(at, 10), from, to);
  normalise(at, mean, inverse, rows, features, from, to);
}

/** As `batchNorm` with the running statistics. */
export function batchNormInference(at: usize, frame: usize, part: i32, parts: i32): void {
  const inverse = addressOperand(at, 6);
  const features = operand(at, 8);
  const from = shareStart(features, part, parts);
  const to = shareStart(features, part + 1, parts);
  invertDeviation(addressOperand(at, 5), inverse, floatOperand(at, 9), from, to);
  normalise(at, addressOperand(at, 4), inverse, rowsOf(frame) * operand(at, 7), features, from, to);
}

/** dγ = Σ dy x̂, dβ = Σ dy, dx = γ / deviation · (dy − dβ / rows − x̂ dγ / rows), with x̂ the normalised x. */
export function batchNormBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  const x = addressOperand(at, 0);
  const dy = addressOperand(at, 1);
  const dGamma = addressOperand(at, 4);
  const dBeta = addressOperand(at, 5);
  const mean = addressOperand(at, 6);
  const inverse = addressOperand(at, 7);
  const sums = addressOperand(at, 8);
  const features = operand(at, 10);
  const rows = rowsOf(frame) * operand(at, 9);
  const from = shareStart(features, part, parts);
  const to = shareStart(features, part + 1, parts);
  clear(sums, from, to);
  for (let row = 0; row < rows; row++) addRow(dy + rowOffset(row, features), sums, from, to);
  meanOf(sums, dBeta, 1, from, to);
  clear(sums, from, to);
  for (let row = 0; row < rows; row++) {
    const offset = rowOffset(row, features);
    addNormalised(x + offset, dy + offset, mean, inverse, sums, from, to);
  }
  meanOf(sums, dGamma, 1, from, to);
  if (addressOperand(at, 2) === 0) return;
  for (let row = 0; row < rows; row++) rowBackward(at, rowOffset(row, features), <f32>rows, from, to);
}

/** running ← running − (running − batch) · (1 − momentum) */
export function followRunning(at: usize): void {
  const running = addressOperand(at, 0);
  const batch = addressOperand(at, 1);
  const end = (<usize>operand(at, 2)) << 2;
  const share = floatOperand(at, 3);
  for (let place: usize = 0; place < end; place += 4) {
    const old = load<f32>(running + place);
    store<f32>(running + place, old - (old - load<f32>(batch + place)) * share);
  }
}

function rowOffset(row: i32, features: i32): usize {
  return (<usize>row * <usize>features) << 2;
}

function clear(sums: usize, from: i32, to: i32): void {
  memory.fill(sums + ((<usize>from) << 3), 0, (<usize>(to - from)) << 3);
}

function addLanes(sums: usize, feature: i32, numbers: v128): void {
  const at = sums + ((<usize>feature) << 3);
  const upper = v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3);
  v128.store(at, f64x2.add(v128.load(at), f64x2.promote_low_f32x4(numbers)));
  v128.store(at, f64x2.add(v128.load(at, 16), f64x2.promote_low_f32x4(upper)), 16);
}

function addOne(sums: usize, feature: i32, number: f32): void {
  const at = sums + ((<usize>feature) << 3);
  store<f64>(at, load<f64>(at) + number);
}

function addRow(x: usize, sums: usize, from: i32, to: i32): void {
  let feature = from;
  for (; feature + 4 <= to; feature += 4) addLanes(sums, feature, v128.load(x + ((<usize>feature) << 2)));
  for (; feature < to; feature++) addOne(sums, feature, load<f32>(x + ((<usize>feature) << 2)));
}

function addSquares(x: usize, mean: usize, sums: usize, from: i32, to: i32): void {
  let feature = from;
  for (; feature + 4 <= to; feature += 4) {
    const place = (<usize>feature) << 2;
    const centred = f32x4.sub(v128.load(x + place), v128.load(mean + place));
    addLanes(sums, feature, f32x4.mul(centred, centred));
  }
  for (; feature < to; feature++) {
    const place = (<usize>feature) << 2;
    const centred = load<f32>(x + place) - load<f32>(mean + place);
    addOne(sums, feature, centred * centred);
  }
}

function addNormalised(x: usize, dy: usize, mean: usize, inverse: usize, sums: usize, from: i32, to: i32): void {
  let feature = from;
  for (; feature + 4 <= to; feature += 4) {
    const place = (<usize>feature) << 2;
    const centred = f32x4.sub(v128.load(x + place), v128.load(mean + place));
    addLanes(sums, feature, f32x4.mul(f32x4.mul(centred, v128.load(inverse + place)), v128.load(dy + place)));
  }
  for (; feature < to; feature++) {
    const place = (<usize>feature) << 2;
    const centred = load<f32>(x + place) - load<f32>(mean + place);
    addOne(sums, feature, centred * load<f32>(inverse + place) * load<f32>(dy + place));
  }
}

function meanOf(sums: usize, into: usize, count: i32, from: i32, to: i32): void {
  for (let feature = from; feature < to; feature++) {
    const sum = load<f64>(sums + ((<usize>feature) << 3));
    store<f32>(into + ((<usize>feature) << 2), <f32>(sum / <f64>count));
  }
}

function invertDeviation(variance: usize, inverse: usize, epsilon: f32, from: i32, to: i32): void {
  for (let feature = from; feature < to; feature++) {
    const place = (<usize>feature) << 2;
    store<f32>(inverse + place, 1 / sqrt<f32>(load<f32>(variance + place) + epsilon));
  }
}

function normalise(at: usize, mean: usize, inverse: usize, rows: i32, features: i32, from: i32, to: i32): void {
  const gamma = addressOperand(at, 2);
  const beta = addressOperand(at, 3);
  for (let row = 0; row < rows; row++) {
    const x = addressOperand(at, 0) + rowOffset(row, features);
    const y = addressOperand(at, 1) + rowOffset(row, features);
    let feature = from;
    for (; feature + 4 <= to; feature += 4) {
      const place = (<usize>feature) << 2;
      const factor = f32x4.mul(v128.load(inverse + place), v128.load(gamma + place));
      const centred = f32x4.sub(v128.load(x + place), v128.load(mean + place));
      v128.store(y + place, f32x4.add(f32x4.mul(centred, factor), v128.load(beta + place)));
    }
    for (; feature < to; feature++) {
      const place = (<usize>feature) << 2;
      const factor = load<f32>(inverse + place) * load<f32>(gamma + place);
      store<f32>(y + place, (load<f32>(x + place) - load<f32>(mean + place)) * factor + load<f32>(beta + place));
    }
  }
}

function rowBackward(at: usize, offset: usize, rows: f32, from: i32, to: i32): void {
  const x = addressOperand(at, 0) + offset;
  const dy = addressOperand(at, 1) + offset;
  const dx = addressOperand(at, 2) + offset;
  const gamma = addressOperand(at, 3);
  const dGamma = addressOperand(at, 4);
  const dBeta = addressOperand(at, 5);
  const mean = addressOperand(at, 6);
  const inverse = addressOperand(at, 7);
  const share = f32x4.splat(1 / rows);
  let feature = from;
  for (; feature + 4 <= to; feature += 4) {
    const place = (<usize>feature) << 2;
    const deviation = v128.load(inverse + place);
    const normal = f32x4.mul(f32x4.sub(v128.load(x + place), v128.load(mean + place)), deviation);
    const along = f32x4.add(v128.load(dBeta + place), f32x4.mul(normal, v128.load(dGamma + place)));
    const rest = f32x4.sub(v128.load(dy + place), f32x4.mul(along, share));
    v128.store(dx + place, f32x4.mul(f32x4.mul(v128.load(gamma + place), deviation), rest));
  }
  for (; feature < to; feature++) {
    const place = (<usize>feature) << 2;
    const deviation = load<f32>(inverse + place);
    const normal = (load<f32>(x + place) - load<f32>(mean + place)) * deviation;
    const along = load<f32>(dBeta + place) + normal * load<f32>(dGamma + place);
    store<f32>(dx + place, load<f32>(gamma + place) * deviation * (load<f32>(dy + place) - along * (1 / rows)));
  }
}
