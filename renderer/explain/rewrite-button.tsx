import type { Rewrite } from '../../src-core/explain/define-claim';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';

interface RewriteButtonProps {
  readonly icon: string;
  readonly children: string;
  readonly rewrite: Rewrite;
  /** Its weights are not those of now. */
  readonly stale: boolean;
  /** Read out when it is done. */
  readonly done: string;
}

/** Does an edit that keeps what the network computes: one step of undo, with the weights. */
export function RewriteButton({ icon, children, rewrite, stale, done }: RewriteButtonProps) {
  const apply = useApp((state) => state.rewrite);
  const announce = useApp((state) => state.announce);
  const training = useApp(({ run }) => run.phase === 'running' || run.phase === 'opening');
  const reason = training ? 'Pause the training first' : stale ? 'Wait until it is measured again' : undefined;
  return (
    <Button
      look="primary"
      icon={icon}
      aria-disabled={reason !== undefined || undefined}
      className={reason === undefined ? '' : 'is-disabled'}
      title={reason}
      onClick={() => {
        if (reason === undefined && apply(rewrite)) announce(done);
      }}
    >
      {children}
    </Button>
  );
}
