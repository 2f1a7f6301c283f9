import { datasetInfo } from '../../datasets/registry';
import type { NodeId } from '../../ids';
import type { TrainPlan } from '../../plan/plan';
import type { BrokenData, Diagnosis, Growth } from './diagnosis';
import { sizeText } from './size-text';

export interface FindingWords {
  /** What happened where and when, in a sentence. */
  readonly title: string;
  /** How it came to that. */
  readonly story: string;
  /** Which weights cards and plots show now. */
  readonly back: string;
}

/** The largest number that float32 holds. */
export const largestFloat = 3.4e38;

/** What the detective found in words. @param stepsPerEpoch of the run */
export function describeFinding(plan: TrainPlan, diagnosis: Diagnosis, stepsPerEpoch: number): FindingWords {
  const { culprit, data, growth, healthy } = diagnosis;
  const place = `epoch ${Math.floor((culprit.step - 1) / Math.max(1, stepsPerEpoch)) + 1}, step ${count(culprit.step)}`;
  const back =
    healthy === 0
      ? 'Cards and plots show the first weights again.'
      : `Cards and plots show the weights after step ${count(healthy)} again, the last healthy ones.`;
  if (data !== null) {
    return {
      title: `Training stopped at step ${count(culprit.step)}: ${dataTitle(data)}.`,
      story: dataStory(plan, data),
      back,
    };
  }
  const what = whatBroke(plan, diagnosis);
  return {
    title: `Training stopped at step ${count(culprit.step)}: ${what.title}.`,
    story: `${growthStory(growth, diagnosis)} First non-finite value: ${what.first}, ${place}.`,
    back,
  };
}

/** The node's name on the screen when it was trained. */
export function titleOf(plan: TrainPlan, node: NodeId | null): string | null {
  return plan.operations.find((operation) => operation.node === node)?.title ?? null;
}

function whatBroke(plan: TrainPlan, { culprit }: Diagnosis): { readonly title: string; readonly first: string } {
  const name = titleOf(plan, culprit.node) ?? 'a node';
  const from = culprit.input === null ? '' : `, whose inputs were still finite (up to ${sizeText(culprit.input)})`;
  switch (culprit.where) {
    case 'forward':
      return {
        title: `${name} gave numbers too large for the computer to hold`,
        first: `in the outputs of ${name}${from}`,
      };
    case 'backward':
      return {
        title: `the gradient of ${name} became too large for the computer to hold`,
        first: `in the gradient of ${name}’s weights`,
      };
    case 'update':
      return {
        title: `a step carried the weights of ${name} past the largest number`,
        first: `in the weights of ${name}, by a finite gradient`,
      };
    case 'loss':
      return { title: 'the loss went past the largest number', first: 'the loss; all nodes were still finite' };
  }
}

function growthStory(growth: Growth | null, { culprit, steps }: Diagnosis): string {
  if (growth !== null) {
    return `From step ${count(growth.from)} on each step overshot, so the next one had to be larger still: the largest value grew ${times(growth)} a step, until it passed ${sizeText(largestFloat)}, the most that float32 holds.`;
  }
  const first = steps[0];
  if (culprit.step <= 1 || first === undefined) return 'It was there with the first minibatch, before a single step.';
  return 'It happened at once: nothing had grown in the steps before.';
}

/** "300 to 500 times"; where one step did not grow only the most. */
function times({ factors: [least, most] }: Growth): string {
  const [low, high] = [sizeText(round(least)), sizeText(round(most))];
  if (low === high) return `${high} times`;
  return least < leastGrowth ? `up to ${high} times` : `${low} to ${high} times`;
}

/** Less than this from one minibatch to the next is what minibatches differ by anyway. */
const leastGrowth = 1.25;

/** Two digits are all that a factor is good for. */
const round = (factor: number): number => Number(factor.toPrecision(2));

function dataTitle({ kind, value }: BrokenData): string {
  return kind === 'feature'
    ? `the data hold ${sizeText(value)} where a number belongs`
    : `the data ask for ${sizeText(value)}, which is no number`;
}

function dataStory({ dataset }: TrainPlan, { kind, row, column, rows }: BrokenData): string {
  const info = datasetInfo(dataset);
  const name = kind === 'feature' ? info?.featureNames?.[column] : info?.targetName;
  const what = name ?? (kind === 'feature' ? `feature ${column + 1}` : 'what is to be predicted');
  const more = rows === 1 ? 'It is the only row like that' : `${count(rows)} rows are like that`;
  return `In row ${count(row + 1)} of the training data “${what}” is missing or infinite, and no setting can make up for it. ${more}: mend or remove them in the file and open it again.`;
}

const count = (value: number): string => value.toLocaleString('en');
