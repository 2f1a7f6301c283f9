import { arrangeWeights } from '../../src-core/model/arrange-weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import { fail, ok, type Result } from '../../src-core/result';
import { hasSameWeights, planOf } from './plan-of-now';
import type { RunParts } from './run-parts';
import type { HeldWeights, Run, RunSlice } from './run-slice';

type Weights =
  | 'openWeights'
  | 'heldWeights'
  | 'showHeldWeights'
  | 'tfjsFiles'
  | 'weightsToSave'
  | 'showRescued'
  | 'markWeightsSaved';

interface WeightsParts extends Pick<RunParts, 'trainer' | 'screen' | 'opener' | 'get'> {
  /** The worker that held the open run is gone; its last snapshot is still here. */
  readonly isWorkerLost: () => boolean;
}

/** Trained weights on their way from files and undo into a run, and from there into files. */
export function makeRunWeights(parts: WeightsParts): Pick<RunSlice, Weights> {
  const { trainer, screen, opener, get } = parts;
  const openGiven = (given: HeldWeights): Result<null, string> => {
    const plan = planOf(get().analysis);
    if (plan === null) return fail('The network has errors.');
    const arranged = arrangeWeights(plan, given.weights);
    if (!arranged.ok) return arranged;
    opener.open(plan, { ...given, weights: arranged.value }, (opened) => {
      const { id } = screen.current;
      if (opened && id !== null) trainer.send({ kind: 'evaluate', run: id });
    });
    return ok(null);
  };
  return {
    openWeights: (weights, epochs) => openGiven({ weights, epochs, unsaved: false }),
    heldWeights() {
      const plan = planOf(get().analysis);
      return plan === null ? null : weightsFor(plan, screen.current);
    },
    showHeldWeights(held) {
      if (held === null || !openGiven(held).ok) get().clearRun();
    },
    tfjsFiles: () => tfjsFiles(parts),
    weightsToSave() {
      const held = get().heldWeights();
      return held && { weights: held.weights, epochs: held.epochs };
    },
    showRescued: (snapshot, kept) => screen.show({ ...screen.current, snapshot, kept }),
    markWeightsSaved: () => screen.show({ ...screen.current, weightsUnsaved: false }),
  };
}

/** The weights of a run, where it was trained and they are those of the network as it is drawn. */
function weightsFor(plan: TrainPlan, run: Run): HeldWeights | null {
  const weights = run.snapshot?.weights ?? run.given;
  const trained = run.step > 0 || run.loadedEpochs !== null;
  if (weights === null || run.plan === null || !trained || !hasSameWeights(run.plan, plan)) return null;
  return { weights, epochs: run.loadedEpochs ?? run.snapshot?.epoch ?? 0, unsaved: run.weightsUnsaved };
}

async function tfjsFiles({
  trainer,
  screen,
  opener,
  get,
  isWorkerLost,
}: WeightsParts): ReturnType<RunSlice['tfjsFiles']> {
  const plan = planOf(get().analysis);
  if (plan === null) return fail('The network has errors; export works once they are fixed.');
  const { phase, plan: openPlan } = screen.current;
  const isOpen = openPlan !== null && hasSameWeights(openPlan, plan) && phase !== 'failed' && !isWorkerLost();
  if (!isOpen) {
    const given = weightsFor(plan, screen.current);
    const opened = await new Promise<boolean>((resolve) => opener.open(plan, given, resolve));
    if (!opened) return fail('The model could not be opened; the Training pane says why.');
  }
  const { id } = screen.current;
  if (id === null) return fail('No model is open.');
  try {
    const { files } = await trainer.request((request) => ({ kind: 'export-tfjs', run: id, request }), 'files');
    return ok(files);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
