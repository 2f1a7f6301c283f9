import { sampleOfNow } from '../../store/make-sample-slice';
import { planOf } from '../../store/plan-of-now';
import type { AppState } from '../../store/state';
import type { Command } from '../command';

const notFollowing = ({ tracing }: AppState): string | null =>
  tracing ? null : 'First follow a sample through the network';

const noNeighbour = (state: AppState): string | null =>
  sampleOfNow(state)?.sample.kind === 'own' ? 'A row of your own has no neighbour' : notFollowing(state);

export const followSampleCommand: Command = {
  id: 'sample.follow',
  title: 'Follow a sample through the network',
  group: 'View',
  icon: 'waypoints',
  words: 'values on the wires trace image row',
  shortcut: 'V',
  disabled(state) {
    if (state.tracing) return null;
    if (planOf(state.analysis) === null) return 'The network has errors: nothing flows yet';
    return sampleOfNow(state) === null ? 'There are no data' : null;
  },
  run({ app }) {
    const { tracing, trace, announce } = app.getState();
    trace(!tracing);
    announce(tracing ? 'No sample is followed' : 'Cards and wires show the values of one sample');
  },
};

export const nextSampleCommand: Command = {
  id: 'sample.next',
  title: 'Next sample',
  group: 'View',
  icon: 'chevron-right',
  shortcut: 'J',
  disabled: noNeighbour,
  run: ({ app }) => app.getState().stepSample(1),
};

export const previousSampleCommand: Command = {
  id: 'sample.previous',
  title: 'Previous sample',
  group: 'View',
  icon: 'chevron-left',
  shortcut: 'Shift+J',
  disabled: noNeighbour,
  run: ({ app }) => app.getState().stepSample(-1),
};
