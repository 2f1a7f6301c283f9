import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { ShareBar } from '../../ui/share-bar';

/** While the end of the run is played again: how far it is, and a way out. */
export function LookingBanner({ share }: { share: number | null }) {
  const step = useApp(({ run }) => (run.failure?.kind === 'diverged' ? run.failure.step : run.step));
  const cancel = useApp((state) => state.cancelInvestigation);
  return (
    <div className="banner" role="alert">
      <Icon name="circle-alert" />
      <div className="grow">
        <h3>Training stopped at step {formatCount(step)}: the numbers grew too large.</h3>
        <p className="row g8">
          Playing the last steps again to find where it began
          <ShareBar share={share ?? 0} label="Looking for the cause" className="looking-bar" />
        </p>
      </div>
      <Button small onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
