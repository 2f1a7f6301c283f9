import { makeFusedEngine } from '../../src-core/engine/fused/fused-engine';
import { initialWeights } from '../../src-core/model/initial-weights';
import { makeFusedInstance, startFusedTeam, takenMultiplyAdd } from '../../src-core/testing/fused-node';
import { planOfNet } from '../plans';
import type { OpenSide } from '../side';
import { makeEngineSide } from './step-engine';

export function openFused(threads: number): OpenSide {
  return async (net, dataset) => {
    const plan = planOfNet(net);
    const instance = threads === 1 ? makeFusedInstance() : (await startFusedTeam(threads)).instance;
    const engine = makeFusedEngine(instance, plan, dataset, initialWeights(plan));
    const side = makeEngineSide(
      `our WebAssembly, vectors of 128 bits, products ${takenMultiplyAdd}`,
      net,
      dataset,
      engine,
    );
    return { ...side, wasmBytes: () => instance.memory.buffer.byteLength };
  };
}
