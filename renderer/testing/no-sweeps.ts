import type { OwnTrainer } from '../store/trainer-client';

/** For stores that no sweep is started in. */
export function noSweeps(): OwnTrainer {
  throw new Error('No sweep was expected here.');
}
