import { useCommand } from '../commands/use-command';
import { Button } from '../ui/button';

/** Under the field of the learning rate: measures which one suits. */
export function FindRateButton() {
  const find = useCommand('run.find-rate');
  const off = find.disabledReason !== undefined;
  return (
    <p className="under-field">
      <Button
        small
        look="quiet"
        icon="chart-line"
        className={off ? 'is-disabled' : ''}
        aria-disabled={off}
        title={find.disabledReason ?? 'Tries rates from small to large on a copy of the weights'}
        onClick={() => {
          if (!off) find.run();
        }}
      >
        Find a rate…
      </Button>
    </p>
  );
}
