import { compact } from '../explain/words';
import { parseFormula } from '../formula/parse-formula';
import { findActivationFunction } from '../nodes/activation-functions';
import { benchPlaces, compareFormula, differences, failed, untried } from './answers';
import { type CheckResult, defineExercise, type ExerciseContext } from './define-exercise';

const limit = 1e-4;
const away = benchPlaces.filter((x) => x !== 0);

export const derivativesExercise = defineExercise({
  id: 'derivatives',
  title: 'Derivatives of tanh and pReLU',
  text: 'Compute the derivative of **tanh** and of **pReLU**. Put one node of each on the canvas, and type both derivatives as functions of x; a stands for the α of your pReLU. They are held against differences of your nodes’ own functions.',
  fields: [
    { id: 'tanh', label: 'tanh′(x) =', placeholder: 'a formula of x', hint: 'There are tanh, exp, sigmoid and more.' },
    {
      id: 'prelu',
      label: 'pReLU′(x) =',
      placeholder: 'a formula of x and a',
      hint: 'step(x) is 1 right of 0 and 0 else.',
    },
  ],
  checks: [
    { id: 'tanh-node', what: 'A tanh node', limit: 'at least 1, not bypassed' },
    { id: 'prelu-node', what: 'A pReLU node', limit: 'at least 1, not bypassed' },
    { id: 'tanh', what: 'tanh′ fits the differences', limit: 'off by at most 1e-4 from −8 to 8' },
    { id: 'tanh-most', what: 'Its largest value', limit: '1, at 0' },
    { id: 'prelu', what: 'pReLU′ fits the differences', limit: 'off by at most 1e-4 away from 0' },
    { id: 'prelu-left', what: 'Left of 0 it is α', limit: 'the α of your node' },
  ],
  hint: 'tanh is a quotient: use the quotient rule, or write what comes out with tanh itself (4.1.11). pReLU has one slope on each side of 0; step(x) chooses between them.',
  solution: { template: 'derivatives', answers: { tanh: '1 - tanh(x)^2', prelu: 'step(x) + a (1 - step(x))' } },
  claim: null,
  check: (context) => Promise.resolve(checkDerivatives(context)),
});

function checkDerivatives(context: ExerciseContext) {
  const { answers } = context;
  const alpha = alphaOf(context);
  const names = new Map([
    ['a', alpha ?? Number.NaN],
    ['α', alpha ?? Number.NaN],
  ]);
  const tanh = findActivationFunction('tanh');
  const prelu = findActivationFunction('prelu');
  if (!tanh || !prelu) throw new Error('tanh and pReLU are not registered.');
  const typed = answers.prelu ?? '';
  return {
    'tanh-node': found(context, 'tanh'),
    'prelu-node': found(context, 'prelu'),
    tanh: compareFormula(
      answers.tanh ?? '',
      differences((x) => tanh.value(x, 0)),
      benchPlaces,
      limit,
    ),
    'tanh-most': largestOf(answers.tanh ?? ''),
    prelu:
      alpha === null
        ? untried('no node')
        : compareFormula(
            typed,
            differences((x) => prelu.value(x, alpha)),
            away,
            limit,
            names,
          ),
    'prelu-left': alpha === null ? untried('no node') : leftOf(typed, alpha, names),
  };
}

function nodesOf({ graph }: ExerciseContext, id: string) {
  return graph.plan.operations.filter(({ type, params }) => type === 'activation' && params.function === id);
}

function found(context: ExerciseContext, id: string): CheckResult {
  const nodes = nodesOf(context, id);
  return { passed: nodes.length > 0, measured: `${nodes.length} found` };
}

/** The α of now of the first pReLU (of its first unit, where each has its own); `null` without one. */
function alphaOf(context: ExerciseContext): number | null {
  const [node] = nodesOf(context, 'prelu');
  if (node === undefined) return null;
  const learned = context.weights?.find((weight) => weight.node === node.node && weight.name === 'alpha')?.values[0];
  return learned ?? Number(node.params.alpha);
}

function largestOf(text: string): CheckResult {
  const parsed = parseFormula(text);
  if (!parsed.ok) return text.trim() === '' ? untried('not typed') : failed('not read');
  let [largest, place] = [Number.NEGATIVE_INFINITY, 0];
  for (const x of benchPlaces) if (parsed.value(x) > largest) [largest, place] = [parsed.value(x), x];
  const passed = Math.abs(largest - 1) <= 1e-9 && place === 0;
  return { passed, measured: `${compact(largest)} at ${compact(place)}` };
}

function leftOf(text: string, alpha: number, names: ReadonlyMap<string, number>): CheckResult {
  const parsed = parseFormula(text, names);
  if (!parsed.ok) return text.trim() === '' ? untried('not typed') : failed('not read');
  const value = parsed.value(-1);
  return { passed: Math.abs(value - alpha) <= 1e-6, measured: compact(value), note: `α is ${compact(alpha)} now` };
}
