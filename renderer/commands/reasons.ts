import { errorCount } from '../store/selectors';
import type { AppState } from '../store/state';

/** Why Train is off: the graph has errors. */
export function whyNotTrainable(state: AppState): string | null {
  const errors = errorCount(state);
  if (errors > 0) return `Off: fix ${errors} ${errors === 1 ? 'error' : 'errors'} first`;
  return state.analysis.valid === null ? 'Off: the network is not complete' : null;
}

export function whyNotSteppable(state: AppState): string | null {
  if (state.run.phase === 'running') return 'Pause first to step';
  if (state.run.phase === 'opening') return 'The model is being opened';
  return whyNotTrainable(state);
}

export function whyNotExportable(state: AppState): string | null {
  return state.run.phase === 'opening' ? 'The model is being opened' : whyNotTrainable(state);
}

export function whyNothingSelected({ selectedNodes, selectedEdges, selectedAnnotations }: AppState): string | null {
  return selectedNodes.size + selectedEdges.size + selectedAnnotations.size === 0 ? 'Nothing is selected' : null;
}

export function whyNoNodeSelected({ selectedNodes }: AppState): string | null {
  return selectedNodes.size === 0 ? 'Select a node first' : null;
}

/** Wires alone are not copied: what they join is. */
export function whyNothingToCopy({ selectedNodes, selectedAnnotations }: AppState): string | null {
  return selectedNodes.size + selectedAnnotations.size === 0 ? 'Select a node first' : null;
}

/** Two things can be put in a line, three can be spread evenly. */
export function whyFewerThan(count: 2 | 3): (state: AppState) => string | null {
  const word = count === 2 ? 'two' : 'three';
  return ({ selectedNodes, selectedAnnotations }) =>
    selectedNodes.size + selectedAnnotations.size < count ? `Select at least ${word} nodes, frames or notes` : null;
}
