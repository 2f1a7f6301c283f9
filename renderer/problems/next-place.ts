import type { Problem } from '../../src-core/graph/problems';
import type { NodeId } from '../../src-core/ids';

/** Where a problem is shown: on its first node, or, without one, in the settings that show while nothing is selected. */
export interface ProblemPlace {
  readonly node: NodeId | null;
  /** All problems that are shown there, the worst first. */
  readonly problems: readonly [Problem, ...Problem[]];
}

/**
 * The place to go to from the selection: each place once, in the order of the list, then the first again. `null`
 * where there are no problems.
 * @param atSettings the last place was the settings: that nothing is selected tells it only together with this
 */
export function nextPlace(
  problems: readonly Problem[],
  selected: ReadonlySet<NodeId>,
  atSettings: boolean,
): ProblemPlace | null {
  const places = new Map<NodeId | null, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const node = problem.nodes[0] ?? null;
    const others = places.get(node);
    if (others) others.push(problem);
    else places.set(node, [problem]);
  }
  const nodes = [...places.keys()];
  const here = nodes.findIndex((node) => (node === null ? atSettings && selected.size === 0 : selected.has(node)));
  const node = nodes[(here + 1) % Math.max(nodes.length, 1)];
  const found = node === undefined ? undefined : places.get(node);
  return node === undefined || !found ? null : { node, problems: found };
}
