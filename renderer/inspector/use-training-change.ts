import type { TrainSettings } from '../../src-core/graph/document';
import { useApp } from '../store/create-store';
import { changeTitle } from '../ui/change-title';

/** Changes of training settings: a choice is an undo step, typing in one field is one. */
export function useTrainingChange() {
  const edit = useApp((state) => state.edit);
  return {
    choose: (training: Partial<TrainSettings>, title: string) => edit({ kind: 'set-training', training }, title),
    /** @param from the value before this visit to the field */
    type: (training: Partial<TrainSettings>, what: string, from: number) =>
      edit({ kind: 'set-training', training }, changeTitle(what, from), 'join'),
  };
}
