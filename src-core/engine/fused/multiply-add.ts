/**
 * How the engine's products round x·y + sum: once, in one instruction, or after the multiplication too. Which of the two
 * decides the last bits of a run, so a report of the engine says it.
 */
export type MultiplyAdd = 'rounded-once' | 'rounded-twice';

/** The part of the global `WebAssembly` that the question takes. */
interface Wasm {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  /** Exports of the one instance of a module without imports. */
  instantiate(bytes: Uint8Array<ArrayBuffer>): { readonly [name: string]: unknown };
}

/**
 * What a module compiled for relaxed SIMD does on this machine; `null` where it does not run. Relaxed SIMD leaves it to
 * the machine how `relaxed_madd` rounds, but the same one always rounds the same way (WebAssembly 3.0, "relaxed operators").
 */
export function relaxedMultiplyAdd({ validate, instantiate }: Wasm): MultiplyAdd | null {
  if (!validate(probe)) return null;
  const { f: multiplyAdd } = instantiate(probe);
  if (typeof multiplyAdd !== 'function') return null;
  // x² = 1 + 2⁻¹¹ + 2⁻²⁴, whose last term one rounding keeps and a rounded product has lost.
  const rest: unknown = Reflect.apply(multiplyAdd, undefined, [1 + 2 ** -12, -(1 + 2 ** -11)]);
  return rest === 2 ** -24 ? 'rounded-once' : 'rounded-twice';
}

/** `f(x, sum)` is the first lane of `f32x4.relaxed_madd(x, x, sum)`: small enough to be written by hand. */
const probe = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  // Type 0: (f32, f32) → f32; function 0 is of it, and exported as "f".
  ...[0x01, 0x07, 0x01, 0x60, 0x02, 0x7d, 0x7d, 0x01, 0x7d],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
  // Its body: three splats, relaxed_madd, extract_lane 0, end.
  ...[0x0a, 0x16, 0x01, 0x14, 0x00],
  ...[0x20, 0x00, 0xfd, 0x13, 0x20, 0x00, 0xfd, 0x13, 0x20, 0x01, 0xfd, 0x13],
  ...[0xfd, 0x85, 0x02, 0xfd, 0x1f, 0x00, 0x0b],
]);
