import { addressOperand, floatOperand, operand, rowStart, rowsOf, shareStart } from './instruction.assembly';
import { sumOf } from './softmax.assembly';

// Ba, Kiros and Hinton (2016), over the last axis: each group by itself. Threads share the groups, and the features
// where the gradients of γ and β are summed over the groups.

/** y = γ (x − mean) / √(variance + ε) + β; keeps mean and inverse deviation of each group. */
export function layerNorm(at: usize, frame: usize, part: i32, parts: i32): void {
  const mean = addressOperand(at, 4);
  const inverse = addressOperand(at, 5);
  const length = operand(at, 7);
  const groups = rowsOf(frame) * operand(at, 6);
  const epsilon = floatOperand(at, 8);
  const to = rowStart(groups, part + 1, parts);
  for (let group = rowStart(groups, part, parts); group < to; group++) {
    const offset = (<usize>group * <usize>length) << 2;
    const x = addressOperand(at, 0) + offset;
    const centre = <f32>(sumOf(x, length) / <f64>length);
    const deviation: f32 = 1 / sqrt<f32>(<f32>(sumOfSquares(x, centre, length) / <f64>length) + epsilon);
    store<f32>(mean + ((<usize>group) << 2), centre);
    store<f32>(inverse + ((<usize>group) << 2), deviation);
    scaleAndShift(
      x,
      addressOperand(at, 1) + offset,
      addressOperand(at, 2),
      addressOperand(at, 3),
      centre,
      deviation,
      length,
    );
  }
}

/** dx = (g − mean of g − x̂ · mean of g x̂) / deviation with g = γ dy, of each group. */
export function layerNormInputGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const mean = addressOperand(at, 4);
  const inverse = addressOperand(at, 5);
  const length = operand(at, 7);
  const groups = rowsOf(frame) * operand(at, 6);
  const to = rowStart(groups, part + 1, parts);
  for (let group = rowStart(groups, part, parts); group < to; group++) {
    const offset = (<usize>group * <usize>length) << 2;
    const centre = load<f32>(mean + ((<usize>group) << 2));
    const deviation = load<f32>(inverse + ((<usize>group) << 2));
    groupBackward(at, offset, centre, deviation, length);
  }
}

/** dγ = Σ dy x̂, dβ = Σ dy over all groups. */
export function layerNormWeightGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const features = operand(at, 7);
  const groups = rowsOf(frame) * operand(at, 6);
  const to = shareStart(features, part + 1, parts);
  let feature = shareStart(features, part, parts);
  for (; feature + 4 <= to; feature += 4) fourFeatures(at, feature, features, groups);
  for (; feature < to; feature++) oneFeature(at, feature, features, groups);
}

function sumOfSquares(x: usize, centre: f32, length: i32): f64 {
  const bytes = (<usize>length) << 2;
  const centres = f32x4.splat(centre);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const centred = f32x4.sub(v128.load(x + at), centres);
    const squares = f32x4.mul(centred, centred);
    low = f64x2.add(low, f64x2.promote_low_f32x4(squares));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i32>(squares, squares, 2, 3, 2, 3)));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; at < bytes; at += 4) {
    const centred = load<f32>(x + at) - centre;
    sum += centred * centred;
  }
  return sum;
}

function scaleAndShift(x: usize, y: usize, gamma: usize, beta: usize, centre: f32, deviation: f32, length: i32): void {
  const bytes = (<usize>length) << 2;
  const centres = f32x4.splat(centre);
  const deviations = f32x4.splat(deviation);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const factor = f32x4.mul(deviations, v128.load(gamma + at));
    const centred = f32x4.sub(v128.load(x + at), centres);
    v128.store(y + at, f32x4.add(f32x4.mul(centred, factor), v128.load(beta + at)));
  }
  for (; at < bytes; at += 4) {
    const factor = deviation * load<f32>(gamma + at);
    store<f32>(y + at, (load<f32>(x + at) - centre) * factor + load<f32>(beta + at));
  }
}

function groupBackward(at: usize, offset: usize, centre: f32, deviation: f32, length: i32): void {
  const x = addressOperand(at, 0) + offset;
  const dy = addressOperand(at, 1) + offset;
  const dx = addressOperand(at, 2) + offset;
  const gamma = addressOperand(at, 3);
  const bytes = (<usize>length) << 2;
  let sum: f64 = 0;
  let along: f64 = 0;
  for (let place: usize = 0; place < bytes; place += 4) {
    const scaled = load<f32>(gamma + place) * load<f32>(dy + place);
    const normal = (load<f32>(x + place) - centre) * deviation;
    sum += scaled;
    along += scaled * normal;
  }
  const mean = f32x4.splat(<f32>(sum / <f64>length));
  const slope = f32x4.splat(<f32>(along / <f64>length));
  const centres = f32x4.splat(centre);
  const deviations = f32x4.splat(deviation);
  let place: usize = 0;
  for (; place + 16 <= bytes; place += 16) {
    const scaled = f32x4.mul(v128.load(gamma + place), v128.load(dy + place));
    const normal = f32x4.mul(f32x4.sub(v128.load(x + place), centres), deviations);
    const rest = f32x4.sub(f32x4.sub(scaled, mean), f32x4.mul(normal, slope));
    v128.store(dx + place, f32x4.mul(rest, deviations));
  }
  for (; place < bytes; place += 4) {
    const scaled = load<f32>(gamma + place) * load<f32>(dy + place);
    const normal = (load<f32>(x + place) - centre) * deviation;
    const rest = scaled - f32x4.extract_lane(mean, 0) - normal * f32x4.extract_lane(slope, 0);
    store<f32>(dx + place, rest * deviation);
  }
}

function fourFeatures(at: usize, feature: i32, features: i32, groups: i32): void {
  const mean = addressOperand(at, 4);
  const inverse = addressOperand(at, 5);
  const place = (<usize>feature) << 2;
  const stride = (<usize>features) << 2;
  let x = addressOperand(at, 0) + place;
  let dy = addressOperand(at, 1) + place;
  let gammaSum = f32x4.splat(0);
  let betaSum = f32x4.splat(0);
  for (let group: usize = 0; group < <usize>groups; group++, x += stride, dy += stride) {
    const error = v128.load(dy);
    const centred = f32x4.sub(v128.load(x), v128.load32_splat(mean + (group << 2)));
    const normal = f32x4.mul(centred, v128.load32_splat(inverse + (group << 2)));
    gammaSum = f32x4.add(gammaSum, f32x4.mul(error, normal));
    betaSum = f32x4.add(betaSum, error);
  }
  v128.store(addressOperand(at, 2) + place, gammaSum);
  v128.store(addressOperand(at, 3) + place, betaSum);
}

function oneFeature(at: usize, feature: i32, features: i32, groups: i32): void {
  const mean = addressOperand(at, 4);
  const inverse = addressOperand(at, 5);
  const place = (<usize>feature) << 2;
  const stride = (<usize>features) << 2;
  let x = addressOperand(at, 0) + place;
  let dy = addressOperand(at, 1) + place;
  let gammaSum: f32 = 0;
  let betaSum: f32 = 0;
  for (let group: usize = 0; group < <usize>groups; group++, x += stride, dy += stride) {
    const error = load<f32>(dy);
    gammaSum += error * ((load<f32>(x) - load<f32>(mean + (group << 2))) * load<f32>(inverse + (group << 2)));
    betaSum += error;
  }
  store<f32>(addressOperand(at, 2) + place, gammaSum);
  store<f32>(addressOperand(at, 3) + place, betaSum);
}
