import type { StepEngine } from '../../engine/step-engine';
import type { OptimizerName } from '../../graph/document';
import { usualRates } from '../../graph/usual-rates';
import type { TrainPlan } from '../../plan/plan';
import { orderOfEpoch } from '../batches';
import { batchSize } from '../tfjs-engine';
import { type RateRange, type RateTest, rateAt, type TriedRate } from './rate-test';

export interface RateTestHost {
  /** Lets messages in; called after each minibatch. */
  readonly yieldControl: () => Promise<void>;
  readonly progress: (share: number) => void;
}

/** Minibatches of a test: about twenty a decade. */
const steps = 120;
/** So many times the least loss so far, evened, is an explosion, if it is also near the first loss again. */
const explosion = 4;
/** What share of the first loss that is: where the loss went to nearly nothing, four times that is nothing too. */
const near = 0.5;
/** How much of an evened loss is that of the step before: a single hard minibatch is no explosion. */
const evening = 0.7;

/** From far below what is usual for the optimizer to far above. */
export function rangeFor(optimizer: OptimizerName): RateRange {
  const { low, high } = usualRates[optimizer];
  return { from: low / 100, to: high * 200, steps };
}

/** A plan whose rate is what the test says, and whose run does not end before it. */
export function planOfTest(plan: TrainPlan): TrainPlan {
  return { ...plan, training: { ...plan.training, schedule: 'constant', earlyStopping: false } };
}

/**
 * The range test of Smith (2017, "Cyclical learning rates for training neural networks", section 3.3): trains with a
 * rate that grows from minibatch to minibatch by the same factor, until the loss explodes. Moves the weights of the engine,
 * which should have a copy. The same plan and weights give the same test.
 * @param engine of `planOfTest`
 * @param rows of the training split
 */
export async function tryRates(
  engine: StepEngine,
  plan: TrainPlan,
  rows: number,
  host: RateTestHost,
  range = rangeFor(plan.training.optimizer),
): Promise<RateTest> {
  const perEpoch = Math.ceil(rows / batchSize(plan.training.batch, rows));
  const tried: TriedRate[] = [];
  let evened = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step < range.steps; step++) {
    const batch = step % perEpoch;
    if (batch === 0) engine.begin(orderOfEpoch(plan.seed, step / perEpoch, rows));
    const rate = rateAt(range, step);
    engine.learningRate = rate;
    const loss = engine.train(batch, 1, step, false).loss[0] ?? Number.NaN;
    tried.push({ rate, loss });
    evened = step === 0 ? loss : evening * evened + (1 - evening) * loss;
    const tooMuch = Math.max(explosion * least, near * (tried[0]?.loss ?? 0));
    if (!Number.isFinite(loss) || evened > tooMuch) return { tried, exploded: rate };
    least = Math.min(least, evened);
    host.progress((step + 1) / range.steps);
    await host.yieldControl();
  }
  return { tried, exploded: null };
}
