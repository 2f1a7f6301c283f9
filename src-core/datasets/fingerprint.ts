import type { Split } from './define-dataset';

const known = new WeakMap<Split, string>();

/**
 * Count of rows and 64 bits of a hash over all their features and labels: two splits with the same fingerprint hold the
 * same rows in the same order. Made once for each split.
 */
export function fingerprintOf(split: Split): string {
  const made = known.get(split);
  if (made !== undefined) return made;
  let lanes: readonly [number, number] = [0x811c9dc5, 0x9e3779b9];
  for (const { buffer, byteOffset, byteLength } of [split.labels, split.features]) {
    lanes = hashed(lanes, new Uint8Array(buffer, byteOffset, byteLength));
  }
  const fingerprint = `${split.count}-${lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('')}`;
  known.set(split, fingerprint);
  return fingerprint;
}

/** FNV-1a by words of 32 bits, in two lanes with different primes; the length goes in too. */
function hashed(lanes: readonly [number, number], bytes: Uint8Array): readonly [number, number] {
  let [one, other] = lanes;
  for (let at = 0; at < bytes.length; at += 4) {
    const word =
      (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    one = Math.imul(one ^ word, 0x01000193);
    other = Math.imul((other ^ word) + (other >>> 15), 0x85ebca6b);
  }
  return [mixed(one ^ bytes.length), mixed(other + bytes.length)];
}

/** The finaliser of MurmurHash3: a change of any bit changes about half of them. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
