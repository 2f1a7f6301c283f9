// First correct version: the double-precision functions, one number at a time. The fast one replaces it.

/** e^x of four numbers. */
export function exp4(x: v128): v128 {
  let y = f32x4.splat(<f32>Math.exp(f32x4.extract_lane(x, 0)));
  y = f32x4.replace_lane(y, 1, <f32>Math.exp(f32x4.extract_lane(x, 1)));
  y = f32x4.replace_lane(y, 2, <f32>Math.exp(f32x4.extract_lane(x, 2)));
  return f32x4.replace_lane(y, 3, <f32>Math.exp(f32x4.extract_lane(x, 3)));
}

function logistic(x: f64): f64 {
  return 1 / (1 + Math.exp(-x));
}

/** Φ(x) by the continued fraction and the series of erf; slow, for the first version only. */
function normalCumulative(x: f64): f64 {
  const t = Math.abs(x);
  let tail: f64;
  const density = Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
  if (t < 4) {
    let term = t;
    let sum = t;
    for (let i = 3; i < 120; i += 2) {
      term *= (t * t) / <f64>i;
      sum += term;
    }
    tail = 0.5 - density * sum;
  } else {
    let fraction: f64 = 0;
    for (let i = 60; i > 0; i--) fraction = <f64>i / (t + fraction);
    tail = density / (t + fraction);
  }
  return x > 0 ? 1 - tail : tail;
}

function value(kind: i32, x: f64, slope: f64): f64 {
  switch (kind) {
    case 1:
      return x < 0 ? 0 : x;
    case 2:
      return x > 0 ? x : slope * x;
    case 3:
      return x > 0 ? x : Math.expm1(x);
    case 4:
      return x * normalCumulative(x);
    case 5:
      return x * logistic(x);
    case 6:
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    case 7:
      return logistic(x);
    case 8:
      return Math.tanh(x);
    default:
      return x;
  }
}

function derivative(kind: i32, x: f64, slope: f64): f64 {
  if (isNaN(x)) return x;
  switch (kind) {
    case 1:
      return x > 0 ? 1 : 0;
    case 2:
      return x > 0 ? 1 : slope;
    case 3:
      return x > 0 ? 1 : Math.exp(x);
    case 4:
      return normalCumulative(x) + (x * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
    case 5:
      return logistic(x) * (1 + x * (1 - logistic(x)));
    case 6:
      return logistic(x);
    case 7:
      return logistic(x) * logistic(-x);
    case 8:
      return 1 - Math.tanh(x) * Math.tanh(x);
    default:
      return 1;
  }
}

/** y = f(x). */
export function activate(kind: i32, x: usize, y: usize, count: i32, slope: f32): void {
  for (let i = 0; i < count; i++) store<f32>(y + (i << 2), <f32>value(kind, load<f32>(x + (i << 2)), slope));
}

/** dx = dy · f′(x), given x and y = f(x). */
export function activateBackward(kind: i32, x: usize, y: usize, dy: usize, dx: usize, count: i32, slope: f32): void {
  for (let i = 0; i < count; i++) {
    const at = i << 2;
    store<f32>(dx + at, load<f32>(dy + at) * <f32>derivative(kind, load<f32>(x + at), slope));
  }
}
