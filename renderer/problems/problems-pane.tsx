import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';
import { EmptyState } from '../ui/empty-state';
import { ProblemRow } from './problem-row';

/** Every fault of the graph in one list, errors first. */
export function ProblemsPane() {
  const problems = useApp((state) => state.analysis.problems);
  const ends = useApp(useShallow(firstAndLast));
  if (problems.length === 0) {
    return (
      <EmptyState icon="circle-check" title="No problems">
        {ends === null
          ? 'Drag nodes onto the canvas and wire them from Input to an output.'
          : `Shapes fit from ${ends[0]} to ${ends[1]}. Ready to train.`}
      </EmptyState>
    );
  }
  return (
    <ul className="problems" aria-label="Problems">
      {problems.map((problem, index) => (
        <ProblemRow
          key={`${problem.code} ${problem.nodes.join()} ${problem.edges.join()} ${problem.message}`}
          problem={problem}
          first={index === 0}
        />
      ))}
    </ul>
  );
}

/** Names of the network's two ends, when it is whole. */
function firstAndLast({ analysis }: AppState): readonly [string, string] | null {
  const order = analysis.valid?.order ?? [];
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined) return null;
  return [analysis.nodes.get(first)?.name ?? '', analysis.nodes.get(last)?.name ?? ''];
}
