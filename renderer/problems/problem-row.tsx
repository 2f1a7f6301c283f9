import type { Problem } from '../../src-core/graph/problems';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { ExplainButton } from './explain-button';
import { FixButtons } from './fix-buttons';
import { plainMessage, severityIcons, severityNames, severityTones } from './problem-words';

interface ProblemRowProps {
  readonly problem: Problem;
  /** The first row of the list carries the pane's one primary button. */
  readonly first: boolean;
}

/** One sentence with its remedy; a click on the sentence goes to the node. */
export function ProblemRow({ problem, first }: ProblemRowProps) {
  const [node] = problem.nodes;
  const selected = useApp(({ selectedNodes }) => node !== undefined && selectedNodes.has(node));
  const revealNode = useApp((state) => state.revealNode);
  const select = useApp((state) => state.select);
  const show = (): void => {
    if (node === undefined) select([], problem.edges);
    else revealNode(node);
  };
  return (
    <li className={`problem${selected ? ' on' : ''}`}>
      <span className={severityTones[problem.severity]}>
        <Icon name={severityIcons[problem.severity]} />
        <span className="vh">{severityNames[problem.severity]}</span>
      </span>
      <button type="button" className="problem-text cut" title={plainMessage(problem)} onClick={show}>
        <RichText text={problem.message} />
      </button>
      <span className="code">{problem.code}</span>
      <span className="problem-fixes">
        <ExplainButton problem={problem} />
        <FixButtons problem={problem} primary={first && problem.severity === 'error'} />
      </span>
    </li>
  );
}
