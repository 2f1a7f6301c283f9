import type { SaveOutcome } from '../../electron/shared/ipc-contract';
import type { AppState } from '../store/state';
import type { Question } from '../store/view-slice';

type Failure = Exclude<SaveOutcome, { readonly ok: true }>;
type Next = 'cancel' | 'save-as' | 'overwrite';

/** Tells why nothing was written and asks what to do; nothing is lost whatever the answer. */
export async function askAfterFailure(state: Pick<AppState, 'ask'>, failure: Failure): Promise<Next> {
  if (failure.reason === 'cancelled') return 'cancel';
  const answer = await state.ask(questionAfter(failure));
  return answer === 'save-as' || answer === 'overwrite' ? answer : 'cancel';
}

function questionAfter(failure: Exclude<Failure, { readonly reason: 'cancelled' }>): Question {
  const saveAs = { id: 'save-as', title: 'Save as…', look: 'primary' } as const;
  const cancel = { id: 'cancel', title: 'Not now', look: 'default' } as const;
  switch (failure.reason) {
    case 'changed':
      return {
        title: `“${failure.name}” was changed by another program`,
        detail:
          'It is not what you opened any more. Replacing it loses those changes; saving under another name keeps both.',
        answers: [cancel, { id: 'overwrite', title: 'Replace it', look: 'danger' }, saveAs],
      };
    case 'elsewhere':
      return {
        title: `“${failure.name}” is open in another window`,
        detail: 'Only that window can save to it. Save this one under another name, or close the other and save again.',
        answers: [cancel, saveAs],
      };
    case 'failed':
      return {
        title: 'The project was not saved',
        detail: `${failure.message} Your work is still here: put that right and save again, or save it in another place.`,
        answers: [cancel, saveAs],
      };
  }
}
