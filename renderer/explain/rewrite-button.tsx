import type { Comparison } from '../../src-core/explain/compare-networks';
import type { Rewrite } from '../../src-core/explain/define-claim';
import type { ClaimId } from '../../src-core/explain/registry';
import { appStore, useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { useLastRewrite } from './last-rewrite';

interface RewriteButtonProps {
  readonly icon: string;
  readonly children: string;
  readonly claim: ClaimId;
  readonly measured: { readonly rewrite: Rewrite; readonly comparison: Comparison };
  /** Its weights are not those of now. */
  readonly stale: boolean;
  /** Read out when it is done. */
  readonly done: string;
}

/** Does an edit that keeps what the network computes: one step of undo, with the weights. */
export function RewriteButton({ icon, children, claim, measured, stale, done }: RewriteButtonProps) {
  const training = useApp(({ run }) => run.phase === 'running' || run.phase === 'opening');
  const remember = useLastRewrite((state) => state.remember);
  const reason = training ? 'Pause the training first' : stale ? 'Wait until it is measured again' : undefined;
  const apply = (): void => {
    const { analysis, run, heldWeights, rewrite, explain, announce } = appStore.getState();
    const test = heldWeights() === null ? null : (run.epochs.at(-1)?.test ?? null);
    if (!rewrite(measured.rewrite)) return;
    const { document: after } = appStore.getState();
    remember({ claim, ...measured, parameters: analysis.totals.parameters, test, after });
    explain(claim);
    announce(done);
  };
  return (
    <Button
      look="primary"
      icon={icon}
      aria-disabled={reason !== undefined || undefined}
      className={reason === undefined ? '' : 'is-disabled'}
      title={reason}
      onClick={reason === undefined ? apply : undefined}
    >
      {children}
    </Button>
  );
}
