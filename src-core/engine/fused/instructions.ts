import { headWords } from './assembly/codes.assembly';

/** A program on its way; `codes.assembly.ts` says which operands each code has. */
export interface Instructions {
  /** @param work multiply-adds, or numbers read and written, of a whole minibatch: threads share large ones */
  emit(code: number, operands: readonly number[], work?: Work): void;
  words(): readonly number[];
}

export interface Work {
  readonly multiplyAdds?: number;
  readonly numbers?: number;
}

/** From here on a second thread gains more than waking it costs (some microseconds). */
const sharedMultiplyAdds = 400_000;
const sharedNumbers = 40_000;

export function makeInstructions(): Instructions {
  const words: number[] = [];
  return {
    emit(code, operands, { multiplyAdds = 0, numbers = 0 } = {}) {
      const shared = multiplyAdds >= sharedMultiplyAdds || numbers >= sharedNumbers;
      words.push(code, headWords + operands.length, shared ? 1 : 0, ...operands);
    },
    words: () => words,
  };
}

/** A number as the bits of a float32, for an operand that is one. */
export function floatBits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] ?? 0;
}
