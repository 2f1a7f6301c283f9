import type { Split } from '../../datasets/define-dataset';
import type { StepEngine } from '../../engine/step-engine';
import type { TrainPlan } from '../../plan/plan';
import { makeRandom } from '../../random';
import { type BatchSource, orderOfEpoch } from '../batches';
import type { Network } from '../network';
import type { SafePlace } from '../rescue';
import { batchSize } from '../tfjs-engine';
import type { BrokenData, Diagnosis, StepReading } from './diagnosis';
import { findBrokenData } from './find-broken-data';
import { judge } from './judge';
import { readNodes } from './read-step';

export interface Scene {
  readonly engine: StepEngine;
  readonly network: Network;
  readonly plan: TrainPlan;
  readonly trains: BatchSource;
  /** What `trains` takes its minibatches from. */
  readonly rows: Split;
  readonly safe: SafePlace;
  /** Minibatches done when it was noticed, the failing one among them. */
  readonly noticed: number;
  readonly now: () => number;
  readonly yieldControl: () => Promise<void>;
  /** Whether to give up: asked after each `yieldControl`, when the engine may be gone. */
  readonly interrupted: () => boolean;
  /** The share that is done, in 0..1. */
  readonly progress: (share: number) => void;
}

/** Says that looking was given up. The engine is left in the middle of it. */
export class InvestigationInterrupted extends Error {
  constructor() {
    super('Looking for the cause was cancelled.');
  }
}

/** Minibatches that are looked at one by one. */
const shown = 30;
/** Milliseconds that looking at them may take; then fewer are looked at. */
const budget = 4_000;
/** So many are looked at, however long it takes. */
const fewest = 3;
/** Minibatches of one call on the way there. */
const stride = 64;
/** To read a minibatch takes about so many times the time of playing it. */
const readingWeight = 3;

/**
 * Plays the end of a diverged run again from its last safe state, reads every node in every minibatch, and leaves the
 * engine with the last healthy weights. The same engine on the same state gives the same numbers.
 */
export async function investigate(scene: Scene): Promise<Diagnosis> {
  const start = startOf(scene);
  const steps = await readEnd(scene, start);
  const judgement = judge(scene.plan, steps);
  const healthy = Math.max(start, judgement.healthy);
  await playTo(scene, healthy, () => undefined);
  scene.progress(1);
  return { ...judgement, healthy, data: dataOf(scene, judgement.culprit.step - 1) };
}

/** The last minibatches one by one, the failing one last. */
async function readEnd(scene: Scene, start: number): Promise<readonly StepReading[]> {
  const { noticed } = scene;
  let count = Math.min(shown, noticed - start);
  const playShare = (noticed - start - count) / Math.max(1, noticed - start + readingWeight * count);
  await playTo(scene, noticed - count, (share) => scene.progress(share * playShare));
  const steps: StepReading[] = [];
  let shortened = false;
  for (let done = noticed - count; done <= noticed; done++) {
    const began = scene.now();
    const reading = readStep(scene, done);
    const spent = scene.now() - began;
    steps.push(reading);
    if (!Number.isFinite(reading.loss)) break;
    const affordable = Math.max(fewest, Math.floor(budget / spent));
    if (!shortened && affordable < count) {
      // Too slow for all of them: begin again nearer to the end, once.
      shortened = true;
      count = affordable;
      steps.length = 0;
      await playTo(scene, noticed - count, () => undefined);
      done = noticed - count - 1;
    }
    await breathe(scene);
    scene.progress(playShare + (1 - playShare) * (steps.length / (count + 1)));
  }
  return steps;
}

async function breathe({ yieldControl, interrupted }: Scene): Promise<void> {
  await yieldControl();
  if (interrupted()) throw new InvestigationInterrupted();
}

/** What of the data of a minibatch is no number. @param done minibatches before it */
function dataOf(scene: Scene, done: number): BrokenData | null {
  const { from, to, order } = rowsOf(scene, done);
  return findBrokenData(scene.rows, order.subarray(from, to));
}

/** Which rows a minibatch takes. @param done minibatches before it */
function rowsOf(scene: Scene, done: number) {
  const { plan, trains } = scene;
  const perEpoch = stepsPerEpochOf(scene);
  const size = batchSize(plan.training.batch, trains.count);
  const batch = done % perEpoch;
  const order = orderOfEpoch(plan.seed, Math.floor(done / perEpoch), trains.count);
  return { batch, order, from: batch * size, to: Math.min((batch + 1) * size, trains.count) };
}

const stepsPerEpochOf = ({ plan, trains }: Scene): number =>
  Math.ceil(trains.count / batchSize(plan.training.batch, trains.count));

const startOf = (scene: Scene): number => scene.safe.epoch * stepsPerEpochOf(scene) + scene.safe.batch;

/** The engine as it was after so many minibatches, played again from the safe state. */
async function playTo(scene: Scene, wanted: number, progress: (share: number) => void): Promise<void> {
  const { engine, plan, trains, safe } = scene;
  const perEpoch = stepsPerEpochOf(scene);
  engine.restoreState(safe.state);
  const start = startOf(scene);
  let done = start;
  engine.begin(orderOfEpoch(plan.seed, Math.floor(done / perEpoch), trains.count));
  while (done < wanted) {
    const batch = done % perEpoch;
    if (batch === 0) engine.begin(orderOfEpoch(plan.seed, done / perEpoch, trains.count));
    const count = Math.min(stride, perEpoch - batch, wanted - done);
    engine.train(batch, count, done, false);
    done += count;
    await breathe(scene);
    progress((done - start) / (wanted - start));
  }
  // What comes next may belong to the next epoch.
  if (done % perEpoch === 0) engine.begin(orderOfEpoch(plan.seed, done / perEpoch, trains.count));
}

/** Reads the next minibatch and trains on it. @param done minibatches before it */
function readStep(scene: Scene, done: number): StepReading {
  const { engine, network, plan, trains } = scene;
  const { batch, order, from, to } = rowsOf(scene, done);
  if (batch === 0) engine.begin(order);
  const random = makeRandom(plan.seed).fork('dropout').fork(done);
  const nodes = readNodes(network, engine.readWeights(), () => trains.features(order, from, to), random);
  const { loss, gradients } = engine.train(batch, 1, done, true);
  return {
    step: done + 1,
    loss: loss[0] ?? Number.NaN,
    nodes: nodes.map((node, index) => ({ ...node, gradient: gradients?.[index] ?? null })),
  };
}
