import { whyNotContinued } from '../../store/continue-run';
import type { AppState } from '../../store/state';
import type { Command } from '../command';

const whyNoPast = ({ run }: AppState): string | null =>
  run.kept.length > 1 ? null : 'No earlier weights are kept: train first';

export const timeBackCommand: Command = {
  id: 'time.back',
  title: 'Go back to the kept step before',
  group: 'Run',
  icon: 'history',
  words: 'time travel earlier epoch scrub',
  shortcut: '[',
  disabled: whyNoPast,
  run: ({ app }) => app.getState().moveShown(-1),
};

export const timeForwardCommand: Command = {
  id: 'time.forward',
  title: 'Go on to the next kept step',
  group: 'Run',
  words: 'time travel later epoch scrub',
  shortcut: ']',
  disabled: whyNoPast,
  run: ({ app }) => app.getState().moveShown(1),
};

export const timePlayCommand: Command = {
  id: 'time.play',
  title: 'Play the run as a film',
  group: 'Run',
  words: 'time travel animate hold pause',
  shortcut: 'Shift+P',
  disabled: whyNoPast,
  run({ app }) {
    const { playing, setPlaying } = app.getState();
    setPlaying(!playing);
  },
};

export const timeNowCommand: Command = {
  id: 'time.now',
  title: 'Back to the weights of now',
  group: 'Run',
  words: 'time travel newest',
  shortcut: 'Shift+N',
  disabled: ({ shownStep }) => (shownStep === null ? 'The newest weights are shown' : null),
  run: ({ app }) => app.getState().showStep(null),
};

export const timeContinueCommand: Command = {
  id: 'time.continue',
  title: 'Continue from the shown step as a new run',
  group: 'Run',
  icon: 'play',
  words: 'time travel resume branch',
  disabled: whyNotContinued,
  run: ({ app }) => app.getState().continueRun(),
};
