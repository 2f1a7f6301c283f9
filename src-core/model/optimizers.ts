import type { EngineState } from '../engine/step-engine';
import type { OptimizerName, TrainSettings } from '../graph/document';
import type { Tensor, Tfjs, Variable } from '../tfjs';

/** Moves variables against their gradients. Its memory (slots) is made at the first update of a variable. */
export interface Optimizer {
  /** May be changed between any two updates. */
  learningRate: number;
  /** One step; `gradients[i]` belongs to `variables[i]`, and `null` leaves it alone. Call it inside `tf.tidy`. */
  update(variables: readonly Variable[], gradients: readonly (Tensor | null)[]): void;
  /** Copies of all slots. */
  save(): OptimizerMemory;
  restore(memory: OptimizerMemory): void;
  /** Forgets all slots, as at the first step. */
  reset(): void;
}

export type OptimizerMemory = Pick<EngineState, 'slots' | 'counters'>;

/** Where a rule keeps what it remembers of one variable. */
interface Memory {
  /** The kept tensor, or `null` before the first step. */
  get(slot: number): Tensor | null;
  /** Keeps `value` in place of the old one. */
  set(slot: number, value: Tensor): void;
}

interface Step {
  readonly tfjs: Tfjs;
  readonly gradient: Tensor;
  readonly learningRate: number;
  /** 1 at the first step. */
  readonly count: number;
  readonly memory: Memory;
}

/** What is subtracted from a variable; few kernel calls, since each costs some microseconds on small networks. */
type Rule = (step: Step) => Tensor;

export type OptimizerSettings = Pick<TrainSettings, 'optimizer' | 'learningRate' | 'momentum' | 'weightDecay'>;

/** The update rule that `settings` name, at its first step. Only AdamW decays weights; the others ignore `weightDecay`. */
export function makeOptimizer(tfjs: Tfjs, settings: OptimizerSettings): Optimizer {
  const rule = ruleOf(settings.optimizer, settings.momentum);
  const decay = settings.optimizer === 'adamw' ? settings.weightDecay : 0;
  const slots = new Map<string, Tensor>();
  let count = 0;

  const memoryOf = (variable: number): Memory => ({
    get: (slot) => slots.get(`${variable}/${slot}`) ?? null,
    set(slot, value) {
      slots.get(`${variable}/${slot}`)?.dispose();
      slots.set(`${variable}/${slot}`, tfjs.keep(value));
    },
  });

  return {
    learningRate: settings.learningRate,
    update(variables, gradients) {
      count += 1;
      variables.forEach((variable, index) => {
        const gradient = gradients[index];
        if (!gradient) return;
        const change = rule({ tfjs, gradient, learningRate: this.learningRate, count, memory: memoryOf(index) });
        // Decoupled from the gradient (Loshchilov and Hutter 2019): w ← (1 − η λ) w − change.
        const start = decay === 0 ? variable : tfjs.mul(variable, 1 - this.learningRate * decay);
        variable.assign(tfjs.sub(start, change));
      });
    },
    save() {
      const copies = [...slots].map(
        ([key, slot]) => [key, { shape: slot.shape, values: Float32Array.from(slot.dataSync()) }] as const,
      );
      return { slots: new Map(copies), counters: [count] };
    },
    restore(memory) {
      this.reset();
      count = memory.counters[0] ?? 0;
      for (const [key, { shape, values }] of memory.slots) {
        // A copy: the CPU backend keeps the array that it is given.
        slots.set(key, tfjs.keep(tfjs.tensor(values.slice(), [...shape])));
      }
    },
    reset() {
      for (const slot of slots.values()) slot.dispose();
      slots.clear();
      count = 0;
    },
  };
}

function ruleOf(name: OptimizerName, momentum: number): Rule {
  switch (name) {
    case 'sgd':
      return ({ tfjs, gradient, learningRate }) => tfjs.mul(gradient, learningRate);
    case 'momentum':
      return (step) => step.tfjs.mul(velocity(step, momentum), step.learningRate);
    case 'nesterov':
      return (step) => {
        const { tfjs, gradient, learningRate } = step;
        return tfjs.mul(tfjs.add(gradient, tfjs.mul(velocity(step, momentum), momentum)), learningRate);
      };
    case 'rmsprop':
      return rmsprop;
    case 'adam':
    case 'adamw':
      return adam;
    case 'adagrad':
      return adagrad;
  }
}

/** v ← μ v + g (Polyak 1964). */
function velocity({ tfjs, gradient, memory }: Step, momentum: number): Tensor {
  const old = memory.get(0);
  // A clone, because the gradient goes when the step's tidy ends.
  const next = old ? tfjs.add(tfjs.mul(old, momentum), gradient) : tfjs.clone(gradient);
  memory.set(0, next);
  return next;
}

/** Σ decayⁱ gᵢ, newest first: an exponential mean without its factor (1 − decay), which saves a kernel. */
function decayingSum(step: Step, slot: number, decay: number, value: Tensor): Tensor {
  const { tfjs, memory } = step;
  const old = memory.get(slot);
  const next = old ? tfjs.add(tfjs.mul(old, decay), value) : tfjs.clone(value);
  memory.set(slot, next);
  return next;
}

const epsilon = 1e-7;

/** η g / √(mean of g² + ε), the mean over about ten steps (Hinton 2012), as in `tf.train.rmsprop`. */
const rmsprop: Rule = (step) => {
  const { tfjs, gradient, learningRate } = step;
  const decay = 0.9;
  const squares = decayingSum(step, 0, decay, tfjs.square(gradient));
  const root = tfjs.sqrt(tfjs.add(squares, epsilon / (1 - decay)));
  return tfjs.mul(tfjs.div(gradient, root), learningRate / Math.sqrt(1 - decay));
};

/** η m̂ / (√v̂ + ε) (Kingma and Ba 2015); factors that are the same for all numbers are gathered into one. */
const adam: Rule = (step) => {
  const { tfjs, gradient, learningRate, count } = step;
  const [beta1, beta2] = [0.9, 0.999];
  const mean = decayingSum(step, 0, beta1, gradient);
  const squares = decayingSum(step, 1, beta2, tfjs.square(gradient));
  const meanFactor = (1 - beta1) / (1 - beta1 ** count);
  const rootFactor = Math.sqrt((1 - beta2) / (1 - beta2 ** count));
  const root = tfjs.add(tfjs.sqrt(squares), epsilon / rootFactor);
  return tfjs.mul(tfjs.div(mean, root), (learningRate * meanFactor) / rootFactor);
};

/** η g / √(0.1 + Σ g² + ε) (Duchi and others 2011), with the start value of `tf.train.adagrad`. */
const adagrad: Rule = ({ tfjs, gradient, learningRate, memory }) => {
  const old = memory.get(0);
  const squares = tfjs.add(tfjs.square(gradient), old ?? 0.1);
  memory.set(0, squares);
  return tfjs.mul(tfjs.div(gradient, tfjs.sqrt(tfjs.add(squares, epsilon))), learningRate);
};
