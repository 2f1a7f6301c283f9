import type { StepEngine } from '../../engine/step-engine';
import type { TrainPlan } from '../../plan/plan';
import { makeRandom } from '../../random';
import { type BatchSource, orderOfEpoch } from '../batches';
import type { Network } from '../network';
import type { SafePlace } from '../rescue';
import { batchSize } from '../tfjs-engine';
import type { Diagnosis, StepReading } from './diagnosis';
import { judge } from './judge';
import { readNodes } from './read-step';

export interface Scene {
  readonly engine: StepEngine;
  readonly network: Network;
  readonly plan: TrainPlan;
  readonly trains: BatchSource;
  readonly safe: SafePlace;
  /** Minibatches done when it was noticed, the failing one among them. */
  readonly noticed: number;
  readonly now: () => number;
  readonly yieldControl: () => Promise<void>;
}

/** Minibatches that are looked at one by one. */
const shown = 30;
/** Milliseconds that looking may take; then fewer are looked at. */
const budget = 4_000;
/** Minibatches of one call on the way there. */
const stride = 64;

/**
 * Plays the end of a diverged run again from its last safe state, reads every node in every minibatch, and leaves the
 * engine with the last healthy weights. The same engine on the same state gives the same numbers.
 */
export async function investigate(scene: Scene): Promise<Diagnosis> {
  const { noticed } = scene;
  const start = startOf(scene);
  let count = Math.min(shown, noticed - start);
  await playTo(scene, noticed - count);
  const steps: StepReading[] = [];
  const began = scene.now();
  for (let done = noticed - count; done <= noticed; done++) {
    const reading = readStep(scene, done);
    steps.push(reading);
    if (!Number.isFinite(reading.loss)) break;
    const spent = scene.now() - began;
    if (steps.length === 1 && spent * count > budget) {
      // Too slow for all of them: begin again nearer to the end.
      count = Math.min(count, Math.max(3, Math.floor(budget / spent)));
      steps.length = 0;
      await playTo(scene, noticed - count);
      done = noticed - count - 1;
    }
    await scene.yieldControl();
  }
  const diagnosis = judge(scene.plan, steps);
  await playTo(scene, Math.max(start, diagnosis.healthy));
  return { ...diagnosis, healthy: Math.max(start, diagnosis.healthy) };
}

const stepsPerEpochOf = ({ plan, trains }: Scene): number =>
  Math.ceil(trains.count / batchSize(plan.training.batch, trains.count));

const startOf = (scene: Scene): number => scene.safe.epoch * stepsPerEpochOf(scene) + scene.safe.batch;

/** The engine as it was after so many minibatches, played again from the safe state. */
async function playTo(scene: Scene, wanted: number): Promise<void> {
  const { engine, plan, trains, safe } = scene;
  const perEpoch = stepsPerEpochOf(scene);
  engine.restoreState(safe.state);
  let done = startOf(scene);
  engine.begin(orderOfEpoch(plan.seed, Math.floor(done / perEpoch), trains.count));
  while (done < wanted) {
    const batch = done % perEpoch;
    if (batch === 0) engine.begin(orderOfEpoch(plan.seed, done / perEpoch, trains.count));
    const count = Math.min(stride, perEpoch - batch, wanted - done);
    engine.train(batch, count, done, false);
    done += count;
    await scene.yieldControl();
  }
  // What comes next may belong to the next epoch.
  if (done % perEpoch === 0) engine.begin(orderOfEpoch(plan.seed, done / perEpoch, trains.count));
}

/** Reads the next minibatch and trains on it. @param done minibatches before it */
function readStep({ engine, network, plan, trains, ...scene }: Scene, done: number): StepReading {
  const perEpoch = stepsPerEpochOf({ engine, network, plan, trains, ...scene });
  const size = batchSize(plan.training.batch, trains.count);
  const epoch = Math.floor(done / perEpoch);
  const batch = done % perEpoch;
  const order = orderOfEpoch(plan.seed, epoch, trains.count);
  if (batch === 0) engine.begin(order);
  const to = Math.min((batch + 1) * size, trains.count);
  const random = makeRandom(plan.seed).fork('dropout').fork(done);
  const nodes = readNodes(network, engine.readWeights(), () => trains.features(order, batch * size, to), random);
  const { loss, gradients } = engine.train(batch, 1, done, true);
  return {
    step: done + 1,
    loss: loss[0] ?? Number.NaN,
    nodes: nodes.map((node, index) => ({ ...node, gradient: gradients?.[index] ?? null })),
  };
}
