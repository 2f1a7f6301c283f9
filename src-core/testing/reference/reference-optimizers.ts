import type { OptimizerName, TrainSettings } from '../../graph/document';
import { at } from './rule';

/** What a rule remembers of one number between steps; all start at 0. */
interface Memory {
  velocity: number;
  squares: number;
}

/** One number of a weight in one step. */
interface Move {
  readonly weight: number;
  readonly gradient: number;
  readonly learningRate: number;
  /** 1 at the first step. */
  readonly count: number;
  readonly settings: ReferenceOptimizerSettings;
  readonly memory: Memory;
}

export type ReferenceOptimizerSettings = Pick<TrainSettings, 'optimizer' | 'momentum' | 'weightDecay'>;

/** Moves the weights of a network, number by number. */
export interface ReferenceOptimizer {
  /** One step in place; `weights` and `gradients` are the same lists at every step. */
  update(weights: readonly Float64Array[], gradients: readonly Float64Array[], learningRate: number): void;
}

export function makeReferenceOptimizer(settings: ReferenceOptimizerSettings): ReferenceOptimizer {
  const rule = moves[settings.optimizer];
  const memories: Memory[][] = [];
  let count = 0;
  return {
    update(weights, gradients, learningRate) {
      count += 1;
      weights.forEach((weight, which) => {
        memories[which] ??= Array.from(weight, () => ({ velocity: 0, squares: 0 }));
        memories[which]?.forEach((memory, index) => {
          const gradient = at(gradients[which] ?? [], index);
          weight[index] = rule({ weight: at(weight, index), gradient, learningRate, count, settings, memory });
        });
      });
    },
  };
}

const epsilon = 1e-7;

/** The weight after the step. */
const moves: Readonly<Record<OptimizerName, (move: Move) => number>> = {
  sgd: ({ weight, gradient, learningRate }) => weight - learningRate * gradient,

  /** v ← μ v + g, w ← w − η v (Polyak 1964). */
  momentum: ({ weight, gradient, learningRate, settings, memory }) => {
    memory.velocity = settings.momentum * memory.velocity + gradient;
    return weight - learningRate * memory.velocity;
  },

  /** v ← μ v + g, w ← w − η (g + μ v) (Nesterov 1983, in the form of Sutskever et al. 2013). */
  nesterov: ({ weight, gradient, learningRate, settings, memory }) => {
    memory.velocity = settings.momentum * memory.velocity + gradient;
    return weight - learningRate * (gradient + settings.momentum * memory.velocity);
  },

  /** s ← 0.9 s + 0.1 g², w ← w − η g / √(s + ε) (Hinton 2012). */
  rmsprop: ({ weight, gradient, learningRate, memory }) => {
    memory.squares = 0.9 * memory.squares + 0.1 * gradient ** 2;
    return weight - (learningRate * gradient) / Math.sqrt(memory.squares + epsilon);
  },

  adam: (move) => move.weight - adamChange(move),

  /** Adam with the weight's decay beside it: w ← w − η λ w − change (Loshchilov and Hutter 2019). */
  adamw: (move) => move.weight - move.learningRate * move.settings.weightDecay * move.weight - adamChange(move),

  /** s ← s + g² from 0.1 on, w ← w − η g / √(s + ε) (Duchi et al. 2011). */
  adagrad: ({ weight, gradient, learningRate, memory }) => {
    memory.squares += gradient ** 2;
    return weight - (learningRate * gradient) / Math.sqrt(0.1 + memory.squares + epsilon);
  },
};

/** η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) (Kingma and Ba 2015, algorithm 1). */
function adamChange({ gradient, learningRate, count, memory }: Move): number {
  const [beta1, beta2] = [0.9, 0.999];
  memory.velocity = beta1 * memory.velocity + (1 - beta1) * gradient;
  memory.squares = beta2 * memory.squares + (1 - beta2) * gradient ** 2;
  const mean = memory.velocity / (1 - beta1 ** count);
  const square = memory.squares / (1 - beta2 ** count);
  return (learningRate * mean) / (Math.sqrt(square) + epsilon);
}
