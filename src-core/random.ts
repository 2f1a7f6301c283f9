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
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [(h1 ^ h2 ^ h3 ^ h4) >>> 0, (h2 ^ h1) >>> 0, (h3 ^ h1) >>> 0, (h4 ^ h1) >>> 0];
}
