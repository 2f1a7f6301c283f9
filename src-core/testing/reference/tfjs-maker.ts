import { makeNetwork } from '../../training/network';
import { makeTfjsEngine } from '../../training/tfjs-engine';
import { tfjs } from '../tfjs-node';
import type { EngineMaker } from './agreement';

/** TensorFlow.js on its current backend. */
export const makeTfjs: EngineMaker = (plan, dataset, weights) => {
  const network = makeNetwork(tfjs, plan, weights);
  const engine = makeTfjsEngine(network, dataset);
  const { dispose } = engine;
  engine.dispose = () => {
    dispose();
    network.dispose();
  };
  return engine;
};
