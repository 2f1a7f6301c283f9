import type { TrainPlan } from '../../plan/plan';
import * as field from './assembly/frame.assembly';
import type { EngineProgram } from './program';
import { ruleOf } from './update-rule';

type Powers = readonly [first: number, second: number];

/** What changes in the frame of training between calls. */
export interface Frame {
  learningRate: number;
  /** Address of the streams of the coming call's first minibatch. */
  streams: number;
  /** How far Adam has counted: β₁ᵗ and β₂ᵗ. */
  powers: Powers;
  /** As before the first step of the optimizer. */
  forgetSteps(): void;
}

/**
 * Writes the three frames of a program, and answers that of training.
 * @param scale of the stored features
 * @param team address of the threads' control, or 0 for one thread
 */
export function makeFrame(
  buffer: ArrayBufferLike,
  program: EngineProgram,
  plan: TrainPlan,
  scale: number,
  team: number,
): Frame {
  const { training } = plan;
  const decay = training.optimizer === 'adamw' ? training.weightDecay : 0;
  const view = new DataView(buffer);
  const setWord = (frame: number, at: number, value: number): void => view.setUint32(frame + at, value, true);
  const setDouble = (at: number, value: number): void => view.setFloat64(program.train.frame + at, value, true);

  const { train, evaluate } = program;
  for (const { frame, start, words, update } of [train, evaluate.train, evaluate.test]) {
    view.setFloat32(frame + field.frameScale, scale, true);
    setWord(frame, field.frameTeam, team);
    setWord(frame, field.frameWork, start);
    setWord(frame, field.frameUpdate, start + update);
    setWord(frame, field.frameEnd, start + 4 * words.length);
    setWord(frame, field.frameScratch, program.scratch);
    setWord(frame, field.frameScratchBytes, program.scratchBytes);
    setWord(frame, field.frameBatch, program.evaluationBatch);
  }
  setWord(train.frame, field.frameBatch, program.batch);
  setWord(train.frame, field.frameCount, program.splits.train.split.count);
  setWord(train.frame, field.frameOrder, program.order);
  setWord(train.frame, field.frameStreamBytes, 16 * program.streamNames.length);
  setWord(train.frame, field.frameNormRanges, program.ranges);
  setWord(train.frame, field.frameNormCount, program.gradientRanges.length);
  setWord(train.frame, field.frameNorms, program.norms);
  setWord(train.frame, field.frameLosses, program.losses);
  setWord(train.frame, field.frameRights, program.rights);
  setWord(train.frame, field.frameRates, training.schedule === 'constant' ? 0 : program.rates);
  setWord(train.frame, field.frameRule, ruleOf(training.optimizer));
  setDouble(field.frameDecay, decay);

  return {
    get learningRate() {
      return view.getFloat64(train.frame + field.frameRate, true);
    },
    set learningRate(rate) {
      setDouble(field.frameRate, rate);
    },
    get streams() {
      return view.getUint32(train.frame + field.frameStreams, true);
    },
    set streams(address) {
      setWord(train.frame, field.frameStreams, address);
    },
    get powers(): Powers {
      const powerAt = (at: number): number => view.getFloat64(train.frame + at, true);
      return [powerAt(field.frameBeta1Power), powerAt(field.frameBeta2Power)];
    },
    set powers([first, second]: Powers) {
      setDouble(field.frameBeta1Power, first);
      setDouble(field.frameBeta2Power, second);
    },
    forgetSteps() {
      setDouble(field.frameBeta1Power, 1);
      setDouble(field.frameBeta2Power, 1);
    },
  };
}
