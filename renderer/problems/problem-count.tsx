import { useApp } from '../store/create-store';
import { summarizeProblems } from './problem-words';

/** The badge of the Problems tab; red while there is an error. */
export function ProblemCount() {
  const problems = useApp((state) => state.analysis.problems);
  if (problems.length === 0) return null;
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  return (
    <span className={`count tn${hasErrors ? ' e' : ''}`} title={summarizeProblems(problems)}>
      {problems.length}
      <span className="vh"> ({summarizeProblems(problems)})</span>
    </span>
  );
}
