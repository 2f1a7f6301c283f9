import type { NamedFile } from '../../src-core/training/protocol';
import type { CommandContext } from '../commands/command';
import { handFiles } from '../commands/hand-files';
import type { AppState } from '../store/state';
import { formatCount } from '../ui/format';
import { useEvaluateView } from './evaluate-view';
import { classesCsv, confusionCsv } from './evaluation-csv';
import { type Evaluation, splitWords } from './judged';
import { testEvaluationOf } from './to-evaluation';

/** What the pane shows; while it is closed, the newest evaluation of the test set. */
const evaluationNow = (state: AppState): Evaluation | null =>
  useEvaluateView.getState().shown ?? testEvaluationOf(state);

export function whyNoMatrix(state: AppState): string | null {
  const evaluation = testEvaluationOf(state);
  if (evaluation === null) return 'Nothing was evaluated yet';
  return evaluation.classes.length === 0 ? 'The network answers with numbers: there are no classes' : null;
}

/** The counts, and what they say of every class. */
export async function exportEvaluationCsv(context: CommandContext): Promise<void> {
  const evaluation = evaluationNow(context.app.getState());
  if (evaluation === null) return;
  const files = [
    textFile(`confusion-${splitWords[evaluation.split]}.csv`, confusionCsv(evaluation)),
    textFile(`classes-${splitWords[evaluation.split]}.csv`, classesCsv(evaluation)),
  ];
  await handFiles(context, { what: 'evaluation', files, detail: describe(evaluation) });
}

/** The matrix as it is shown: counts, or shares of the rows. */
export async function exportEvaluationPng(context: CommandContext): Promise<void> {
  const state = context.app.getState();
  const evaluation = evaluationNow(state);
  if (evaluation === null) return;
  const { rates } = useEvaluateView.getState();
  const { confusionPng } = await import('./confusion-png');
  const bytes = await confusionPng(evaluation, rates, state.document.name);
  const files = [{ name: `confusion-${splitWords[evaluation.split]}.png`, bytes }];
  await handFiles(context, { what: 'evaluation', files, detail: describe(evaluation) });
}

const describe = ({ split, when, metrics }: Evaluation): string =>
  `The ${splitWords[split]} set, ${when}, n = ${formatCount(metrics.count)}.`;

const textFile = (name: string, text: string): NamedFile => ({ name, bytes: new TextEncoder().encode(text) });
