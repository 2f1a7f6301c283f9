import { at, inputOf, numberParam, type Rule, type Scene } from './rule';

/** In training each number is 0 with probability p, else h / (1 − p) (Srivastava et al. 2014, inverted). */
export const dropoutRule: Rule = {
  forward(scene) {
    const mask = maskOf(scene);
    return inputOf(scene).map((value, index) => value * at(mask, index));
  },
  backward(scene, gradient) {
    const mask = maskOf(scene);
    return { inputs: [gradient.map((value, index) => value * at(mask, index))], weights: [] };
  },
};

function maskOf(scene: Scene): readonly number[] {
  const rate = numberParam(scene.operation, 'rate');
  const random = scene.random?.();
  return Array.from(inputOf(scene), () => {
    if (!random) return 1;
    return random.uniform() < rate ? 0 : 1 / (1 - rate);
  });
}
