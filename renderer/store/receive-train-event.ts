import type { TrainEvent } from '../../src-core/training/protocol';
import { makeSchedule } from '../../src-core/training/schedule';
import { applyTrainEvent } from './apply-train-event';
import type { RunParts } from './run-parts';

/** Hands what the worker tells of the open run to all who follow it: screen, curves, record, and who waits for its opening. */
export function receiveTrainEvent(parts: Omit<RunParts, 'trainer'>, event: TrainEvent): void {
  const { series, screen, recorder, clock, opener, get, set } = parts;
  const before = screen.current;
  if (event.kind === 'gradients' && event.run === before.id) series.appendGradients(event);
  const applied = applyTrainEvent(before, event);
  if (applied === before) return;
  if (event.kind === 'steps') series.append(event);
  if (event.kind === 'opened' && applied.plan !== null) {
    series.follow(makeSchedule(applied.plan.training, applied.stepsPerEpoch));
  }
  const after = clock.timed(applied);
  recorder.follow(event, before, after);
  if (event.kind === 'rewound') {
    set({ openRecord: null });
    series.clear();
  }
  screen.follow(event, before, after);
  if (event.kind === 'opened' || event.kind === 'end') opener.settle(event.kind === 'opened');
  if (event.kind === 'end') {
    if (event.how === 'failed') get().showDock('training');
    get().announce(`Training ${event.how}`);
  }
}
