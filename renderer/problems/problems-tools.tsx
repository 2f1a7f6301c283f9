import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { countSeverities, severityCount, severityIcons, severityTones } from './problem-words';

export function ProblemsTools() {
  const problems = useApp((state) => state.analysis.problems);
  const next = useCommand('problems.next');
  if (problems.length === 0) return null;
  return (
    <>
      <span className="row g12 s12t t2 wide">
        {countSeverities(problems).map(({ severity, count }) => (
          <span key={severity} className="row g4 nw">
            <span className={severityTones[severity]}>
              <Icon name={severityIcons[severity]} size={14} />
            </span>
            {severityCount(severity, count)}
          </span>
        ))}
      </span>
      <Button small look="quiet" onClick={() => next.run()}>
        Next {next.shortcut === undefined ? null : <kbd>{next.shortcut}</kbd>}
      </Button>
    </>
  );
}
