import type { Problem } from '../../src-core/graph/problems';
import { FixButtons } from '../problems/fix-buttons';
import { severityIcons, severityNames, severityTones } from '../problems/problem-words';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';

/** The faults that name this node, each with its remedies. */
export function NodeProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="sec problem-cards">
      {problems.map((problem, index) => (
        <div key={`${problem.code} ${problem.message}`} className={`callout ${problem.severity}`}>
          <span className={severityTones[problem.severity]}>
            <Icon name={severityIcons[problem.severity]} />
            <span className="vh">{severityNames[problem.severity]}</span>
          </span>
          <div className="grow">
            <RichText text={problem.message} />
            {problem.fixes.length === 0 ? null : (
              <div className="card-fixes">
                <FixButtons problem={problem} primary={index === 0 && problem.severity === 'error'} />
              </div>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
