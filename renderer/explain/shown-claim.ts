import { type ClaimId, claims } from '../../src-core/explain/registry';
import { useApp } from '../store/create-store';
import { useInvited } from './use-claim-graph';

/** The claim that was chosen, else the one that the network invites most, else the first of the chapter. */
export function useShownClaim(): ClaimId {
  const chosen = useApp(({ explained }) => explained.claim);
  const [strongest] = useInvited();
  return chosen ?? strongest?.claim ?? claims[0].id;
}
