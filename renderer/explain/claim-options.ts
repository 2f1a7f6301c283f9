import { createContext, use } from 'react';
import type { ClaimId } from '../../src-core/explain/registry';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { useApp } from '../store/create-store';

export interface ClaimOptions {
  readonly options: ParamRecord;
  /** Asks for a claim, or for other options of the one that is shown. */
  explain(claim: ClaimId | null, options?: ParamRecord): void;
}

/** Where a claim is shown beside another its options are its own; else they are the app's. */
const OwnOptions = createContext<ClaimOptions | null>(null);

export const OwnOptionsProvider = OwnOptions.Provider;

/** The options of the claim whose view asks. */
export function useClaimOptions(): ClaimOptions {
  const own = use(OwnOptions);
  const options = useApp(({ explained }) => explained.options);
  const explain = useApp((state) => state.explain);
  return own ?? { options, explain };
}
