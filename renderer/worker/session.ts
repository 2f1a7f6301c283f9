import type { Dataset } from '../../src-core/datasets/define-dataset';
import { makeEngineChooser, type Prepared } from '../../src-core/engine/choose-engine';
import type { StepEngine } from '../../src-core/engine/step-engine';
import type { RunId } from '../../src-core/ids';
import { initialWeights } from '../../src-core/model/initial-weights';
import type { ModelWeights } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import { previewDataset } from '../../src-core/training/dataset-preview';
import { measureStep } from '../../src-core/training/measure-step';
import { makeNetwork } from '../../src-core/training/network';
import type { TrainCommand, TrainEvent, TrainFailure } from '../../src-core/training/protocol';
import { makeTfjsEngine } from '../../src-core/training/tfjs-engine';
import { openTrainer, type Trainer } from '../../src-core/training/trainer';
import { datasetOf } from './datasets';
import { makeExplainer } from './explain';
import { findRate } from './find-rate';
import { makeFusedEngine } from './fused';
import { rarely } from './rarely';
import { rest } from './rest';
import { engineCandidates, tfjs, warmUp } from './tensorflow';
import { makeViews } from './views';
import { makeYieldControl } from './yield-control';

/** Epochs of tiny networks come faster than anybody can look at. */
const evaluationInterval = 100;

type Command<Kind extends TrainCommand['kind']> = Extract<TrainCommand, { kind: Kind }>;

/** Obeys the commands of the page: at most one run is open, and commands of another are ignored. */
export function makeSession(emit: (event: TrainEvent) => void): (command: TrainCommand) => Promise<void> {
  const now = (): number => performance.now();
  const measure = (prepared: Prepared, plan: TrainPlan, budget: number) =>
    measureStep((dataset) => engineFor(prepared, plan, dataset, initialWeights(plan)), plan, budget, now);
  const chooseEngine = makeEngineChooser(engineCandidates, measure);
  const host = {
    tfjs,
    now,
    yieldControl: makeYieldControl(),
    rest,
    evaluationInterval,
    makeFused: makeFusedEngine,
    emit,
  };
  let trainer: Trainer | null = null;
  /** The run that was asked for last; an older one that is still opening gives up. */
  let wanted: RunId | null = null;

  /** One opening at a time: two that measured engines at once would change the backend under each other. */
  let opening: Promise<void> = Promise.resolve();

  const open = async ({ run, plan, weights, engine, from }: Command<'open'>): Promise<void> => {
    if (wanted !== run) return;
    const progress = (what: string): void => emit({ kind: 'progress', run, what, fraction: null });
    const failed = (failure: TrainFailure): void => emit({ kind: 'end', run, how: 'failed', failure });
    progress('Reading the data');
    const dataset = await datasetOf(plan.dataset);
    if (wanted !== run) return;
    if (!dataset.ok) return failed({ kind: 'data', message: dataset.error });
    try {
      progress('Choosing the engine');
      const report = await chooseEngine(plan, engine);
      await host.yieldControl();
      if (wanted === run)
        trainer = openTrainer(host, { run, plan, dataset: dataset.value, weights, engine: report, from });
    } catch (error) {
      if (wanted === run) failed({ kind: 'engine', message: messageOf(error) });
    }
  };

  const views = makeViews({
    openRun: () => trainer,
    settled: () => opening,
    emit,
  });

  const explainer = makeExplainer({
    emit,
    yieldControl: host.yieldControl,
    async openEngine(plan, dataset) {
      return engineFor(await chooseEngine(plan, 'auto'), plan, dataset, initialWeights(plan));
    },
  });

  const preview = async ({ request, dataset: ref, count }: Command<'preview'>): Promise<void> => {
    const dataset = await datasetOf(ref);
    if (dataset.ok) emit({ kind: 'previewed', request, preview: previewDataset(dataset.value, count) });
    else emit({ kind: 'refused', request, message: dataset.error });
    // The window shows its data and waits for nothing; Train is what comes next.
    opening = opening.then(warmUp).catch(() => undefined);
  };

  /** Answers a request about the open run, or says why not. */
  const answer = async (request: number, make: () => Promise<TrainEvent>): Promise<void> => {
    try {
      emit(await make());
    } catch (error) {
      emit({ kind: 'refused', request, message: messageOf(error) });
    }
  };

  return async (command) => {
    if (command.kind === 'open') {
      wanted = command.run;
      trainer?.dispose();
      trainer = null;
      opening = opening.then(() => open(command));
      return opening;
    }
    if (command.kind === 'preview') return preview(command);
    if (command.kind === 'view') return answer(command.request, () => views.look(command));
    if (command.kind === 'explain') {
      // One after the other with openings, which may change the backend.
      opening = opening.then(() => answer(command.request, () => explainer.explain(command)));
      return opening;
    }
    if (command.kind === 'find-rate') {
      const { request, run } = command;
      const progress = (what: string, fraction: number | null) => emit({ kind: 'progress', run, what, fraction });
      // Like an opening, it may change the backend.
      opening = opening.then(() =>
        answer(request, () => findRate(command, { ...host, chooseEngine, makeEngine: engineFor, progress })),
      );
      return opening;
    }
    if (command.kind === 'cancel') {
      if (!views.cancel(command.request)) explainer.cancel(command.request);
      return;
    }
    const opened = trainer?.run === command.run ? trainer : null;
    if (!opened) return refuse(command, emit, () => cancelOpening(command));
    const { run } = opened;
    const what = command.kind === 'evaluate' ? 'Evaluating the weights' : 'Playing the last steps again';
    const progress = rarely(now, (fraction) => emit({ kind: 'progress', run, what, fraction }));
    return obey(command, opened, answer, progress);
  };

  /** A stop that comes while its run is still opening. */
  function cancelOpening(command: TrainCommand): void {
    if (command.kind !== 'stop' || command.run !== wanted) return;
    wanted = null;
    emit({
      kind: 'end',
      run: command.run,
      how: 'failed',
      failure: { kind: 'engine', message: 'Stopped while opening.' },
    });
  }
}

/** An engine of its own, beside that of the open run. */
function engineFor(
  { engine, threads }: Pick<Prepared, 'engine' | 'threads'>,
  plan: TrainPlan,
  dataset: Dataset,
  weights: ModelWeights,
): StepEngine {
  if (engine === 'fused') return makeFusedEngine(plan, dataset, weights, threads);
  const network = makeNetwork(tfjs, plan, weights);
  const made = makeTfjsEngine(network, dataset);
  return {
    ...made,
    // Its own, not a copy: the rate is set from outside.
    get learningRate() {
      return made.learningRate;
    },
    set learningRate(rate) {
      made.learningRate = rate;
    },
    dispose() {
      made.dispose();
      network.dispose();
    },
  };
}

type RunCommand = Exclude<TrainCommand, { kind: 'open' | 'preview' | 'view' | 'explain' | 'cancel' | 'find-rate' }>;

async function obey(
  command: RunCommand,
  trainer: Trainer,
  answer: (request: number, make: () => Promise<TrainEvent>) => Promise<void>,
  progress: (share: number) => void,
): Promise<void> {
  switch (command.kind) {
    case 'run':
      return trainer.start(command.until);
    case 'pause':
      return trainer.pause();
    case 'stop':
      return trainer.stop();
    case 'rewind':
      return trainer.rewind();
    case 'give-way':
      return trainer.giveWay(command.on);
    case 'set-learning-rate':
      return trainer.setLearningRate(command.learningRate);
    case 'evaluate':
      return trainer.evaluate(progress);
    case 'diagnose': {
      const { request } = command;
      return answer(request, async () => {
        const diagnosis = await trainer.diagnose(progress);
        const snapshot = trainer.snapshotAt(diagnosis.healthy);
        return { kind: 'diagnosed', request, diagnosis, snapshot, kept: trainer.keptSteps };
      });
    }
    case 'cancel-diagnosis':
      return trainer.cancelDiagnosis();
    case 'snapshot-at': {
      const { request, at } = command;
      return answer(request, () =>
        Promise.resolve({ kind: 'past-snapshot', request, snapshot: trainer.snapshotAt(at) }),
      );
    }
    case 'evaluate-at': {
      const { request, at } = command;
      return answer(request, async () => ({ kind: 'evaluated', request, test: await trainer.evaluateAt(at) }));
    }
    case 'predict': {
      const { request, features, count, at } = command;
      return answer(request, () =>
        Promise.resolve({ kind: 'prediction', request, output: trainer.predict(features, count, at) }),
      );
    }
    case 'export-tfjs': {
      const { request } = command;
      return answer(request, async () => ({ kind: 'files', request, files: await trainer.exportTfjs() }));
    }
  }
}

/** Commands of another run are ignored, but a request is always answered. */
function refuse(command: RunCommand, emit: (event: TrainEvent) => void, otherwise: () => void): void {
  if ('request' in command) emit({ kind: 'refused', request: command.request, message: 'That run is not open.' });
  else otherwise();
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
