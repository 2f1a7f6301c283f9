import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { ShareBar } from '../ui/share-bar';
import { timeLeftWords } from './time-left';
import type { Progress } from './use-measurement';

interface ClaimProgressProps {
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

/** What is measured now, how far it is, and the way out. */
export function ClaimProgress({ progress, cancel }: ClaimProgressProps) {
  const fraction = progress?.fraction ?? null;
  const left = progress?.left ?? null;
  const percent = fraction === null ? null : Math.round(100 * fraction);
  return (
    <div className="claim-progress">
      <Icon name="loader-circle" size={16} className="spin" />
      <div className="claim-progress-words">
        <b>Measuring on this network</b>
        <span className="t2 s12t">
          {progress?.what ?? 'waiting for the worker'}
          {left === null ? '' : `, ${timeLeftWords(left)}`}
        </span>
      </div>
      <span className="tn claim-progress-share">{percent === null ? '' : `${percent} %`}</span>
      <Button small icon="x" title="Cancel (Esc)" onClick={cancel}>
        Cancel
      </Button>
      <ShareBar share={fraction} label="How far the claim is measured" className="claim-progress-bar" />
    </div>
  );
}
