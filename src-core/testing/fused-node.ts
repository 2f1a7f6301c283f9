import {
  bestMultiplyAdd,
  type FusedTeam,
  loadFusedModule,
  makeFusedInstance as makeInstance,
  startFusedTeam as startTeam,
} from '../../assets/engine/in-node';
import type { MultiplyAdd } from '../engine/fused/multiply-add';
import type { FusedInstance } from '../engine/fused/wasm';

/** All that the app may take on this machine; what is said of the engine is tested of each. */
export const multiplyAdds: readonly MultiplyAdd[] =
  bestMultiplyAdd() === 'rounded-once' ? ['rounded-twice', 'rounded-once'] : ['rounded-twice'];

/** What the app takes on this machine. */
export const takenMultiplyAdd = bestMultiplyAdd();

// On import: compiling may take longer than a test has, on a machine that does other things too.
const modules = new Map(multiplyAdds.map((each) => [each, loadFusedModule(false, each)] as const));

/** An instance of the fused engine on a memory of its own, for one thread. */
export function makeFusedInstance(multiplyAdd: MultiplyAdd = takenMultiplyAdd): FusedInstance {
  return makeInstance(modules.get(multiplyAdd) ?? loadFusedModule(false, multiplyAdd));
}

/** An instance with helpers in threads of their own, once all are ready. */
export async function startFusedTeam(parts: number, multiplyAdd: MultiplyAdd = takenMultiplyAdd): Promise<FusedTeam> {
  const started = startTeam(loadFusedModule(true, multiplyAdd), parts);
  while (started.team.ready < parts - 1) await new Promise((resolve) => setImmediate(resolve));
  started.team.active = parts;
  return started;
}
