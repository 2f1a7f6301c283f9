import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { initialWeights } from '../../src-core/model/initial-weights';
import { startBackend, tfjs } from '../../src-core/testing/tfjs-node';
import { makeNetwork } from '../../src-core/training/network';
import { makeTfjsEngine } from '../../src-core/training/tfjs-engine';
import { planOfNet } from '../plans';
import type { OpenSide } from '../side';
import { makeEngineSide } from './step-engine';

/** The app's training step on tfjs's WASM backend with our kernels: what trains graphs that the fused engine refuses. */
export const openTfjsOurs: OpenSide = async (net, dataset) => {
  await startBackend('wasm');
  const plan = planOfNet(net);
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const note = `tfjs ${tfjs.version_core}, WASM, 1 thread, our kernels`;
  return { ...makeEngineSide(note, net, dataset, makeTfjsEngine(network, dataset)), wasmBytes };
};

function wasmBytes(): number {
  const backend = tfjs.backend();
  if (!(backend instanceof BackendWasm) || !('HEAPU8' in backend.wasm)) return 0;
  const { HEAPU8: bytes } = backend.wasm;
  return bytes instanceof Uint8Array ? bytes.byteLength : 0;
}
