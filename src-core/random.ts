/**
 * The one source of random numbers: first weights, shuffles, dropout masks and made data all come from here,
 * because tfjs's own initialisers do not all honour a seed. Same seed, same numbers, bit for bit.
 */
export interface Random {
  /** Uniform in [0, 1), 32 random bits. */
  uniform(): number;
  /** Standard normal, mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number;
  /** Uniform whole number in [0, below). */
  integer(below: number): number;
  /** Shuffles in place (Fisher and Yates). */
  shuffle(values: Uint32Array): void;
  /** An independent stream for a named use, so that adding one use does not shift the numbers of another. */
  fork(label: string | number): Random;
}

/** A generator at the beginning of its stream; the number 7 and the text "7" are the same seed. */
export function makeRandom(seed: number | string): Random {
  return fromState(String(seed));
}

function fromState(key: string): Random {
  const next = sfc32(...hash128(key));
  let spare: number | null = null;

  const random: Random = {
    uniform: () => next() / 4294967296,
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      // 1 − u lies in (0, 1], so the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log(1 - next() / 4294967296));
      const angle = (2 * Math.PI * next()) / 4294967296;
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    integer: (below) => Math.floor((next() / 4294967296) * below),
    shuffle(values) {
      for (let last = values.length - 1; last > 0; last--) {
        const other = random.integer(last + 1);
        const held = values[last] ?? 0;
        values[last] = values[other] ?? 0;
        values[other] = held;
      }
    },
    fork: (label) => fromState(`${key}/${label}`),
  };
  return random;
}

/** Chris Doty-Humphrey's Small Fast Counter, 32 bit (PractRand). */
function sfc32(a: number, b: number, c: number, d: number): () => number {
  const step = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) step();
  return step;
}

/** Four 32-bit words from a text (cyrb128). */
function hash128(text: string): [number, number, number, number] {
  const hash = emptyHash();
  absorb(hash, text);
  finish(hash);
  return [hash[0] ?? 0, hash[1] ?? 0, hash[2] ?? 0, hash[3] ?? 0];
}

function emptyHash(): Uint32Array {
  return Uint32Array.of(1779033703, 3144134277, 1013904242, 2773480762);
}

function absorb(hash: Uint32Array, text: string): void {
  for (let index = 0; index < text.length; index++) absorbCode(hash, text.charCodeAt(index));
}

function absorbCode(hash: Uint32Array, code: number): void {
  const [h1, h2, h3, h4] = [hash[0] ?? 0, hash[1] ?? 0, hash[2] ?? 0, hash[3] ?? 0];
  hash[0] = h2 ^ Math.imul(h1 ^ code, 597399067);
  hash[1] = h3 ^ Math.imul(h2 ^ code, 2869860233);
  hash[2] = h4 ^ Math.imul(h3 ^ code, 951274213);
  hash[3] = (hash[0] ?? 0) ^ Math.imul(h4 ^ code, 2716044179);
}

function finish(hash: Uint32Array): void {
  const [before1, before2, before3, before4] = [hash[0] ?? 0, hash[1] ?? 0, hash[2] ?? 0, hash[3] ?? 0];
  const h1 = Math.imul(before3 ^ (before1 >>> 18), 597399067);
  const h2 = Math.imul(before4 ^ (before2 >>> 22), 2869860233);
  const h3 = Math.imul(h1 ^ (before3 >>> 17), 951274213);
  const h4 = Math.imul(h2 ^ (before4 >>> 19), 2716044179);
  hash[0] = h1 ^ h2 ^ h3 ^ h4;
  hash[1] = h2 ^ h1;
  hash[2] = h3 ^ h1;
  hash[3] = h4 ^ h1;
}

/** Writes the four words from which `sfc32` starts, before its warm-up, to `into[at]` … `into[at + 3]`. */
export type WriteStreamWords = (step: number, into: Uint32Array, at: number) => void;

/**
 * For code that draws elsewhere: the stream `makeRandom(seed).fork(use).fork(step).fork(name)`. Writing its words makes
 * no object and no text, so that it may be done for every step.
 * @param step a whole number from 0 on
 */
export function makeStreamWords(seed: number | string, use: string, name: string): WriteStreamWords {
  const start = emptyHash();
  absorb(start, `${seed}/${use}/`);
  const hash = emptyHash();
  const end = `/${name}`;
  return (step, into, at) => {
    hash.set(start);
    let place = 1;
    while (place * 10 <= step) place *= 10;
    for (; place >= 1; place /= 10) absorbCode(hash, 48 + (Math.floor(step / place) % 10));
    absorb(hash, end);
    finish(hash);
    into.set(hash, at);
  };
}
