import { setImmediate } from 'node:timers/promises';
import type { RateTest } from '../../src-core/training/rate-finder/rate-test';
import { evenedLosses, type RateSuggestion, suggestRate } from '../../src-core/training/rate-finder/suggest-rate';
import { planOfTest, tryRates } from '../../src-core/training/rate-finder/try-rates';
import { openTrainingEngine } from '../engine';
import type { CommandIo } from '../io';
import { checkProject } from '../project';
import { engineOf, readAsked, readTrainingData, trainingFlags } from '../training-flags';
import type { Verb, VerbUse } from '../verb';
import { json, shellWord, textTable, whole } from '../write';

const { batch, optimizer, clipNorm, clipValue, l1, l2, seed, engine, threads, data } = trainingFlags;
/** All of them are flags of `train` too: the rate is of a run with the same. */
const flags = [batch, optimizer, clipNorm, clipValue, l1, l2, seed, engine, threads, data];

export const findRateVerb: Verb = {
  name: 'find-rate',
  argument: 'FILE',
  doc: 'A learning rate for a network: one minibatch each with rates from small to large',
  flags,
  more: 'The range test of Smith (2017) from the first weights. It suggests a rate and changes nothing: "layerloom train FILE --lr X" takes it.',
  run: runFindRate,
};

async function runFindRate(use: VerbUse, io: CommandIo): Promise<0> {
  const document = await readAsked(use);
  const { plan } = checkProject(document);
  const dataset = await readTrainingData(document, use, io);
  const testPlan = planOfTest(plan);
  const trained = await openTrainingEngine(testPlan, dataset, engineOf(use));
  io.stderr(`Trying rates on "${plan.name}" with ${whole(dataset.train.count)} ${dataset.info.unit}\n`);
  try {
    const host = { yieldControl: () => setImmediate(), progress: () => undefined };
    const test = await tryRates(trained, testPlan, dataset.train.count, host);
    const suggestion = suggestRate(test);
    io.stdout(use.json ? testJson(test, suggestion) : testWords(test, suggestion, use));
    return 0;
  } finally {
    trained.dispose();
  }
}

/** A loss that is not finite is `null`: only the last one can be. */
const testJson = ({ tried, exploded }: RateTest, suggestion: RateSuggestion | null): string =>
  json({ suggestion, exploded, tried });

/** Rows of the table: enough to see the fall and the explosion. */
const mostRows = 12;

function testWords(test: RateTest, suggestion: RateSuggestion | null, use: VerbUse): string {
  const evened = evenedLosses(test);
  const step = Math.max(1, Math.ceil((evened.length - 1) / (mostRows - 1)));
  const shown = [...evened.keys()].filter((index) => index % step === 0 || index === evened.length - 1);
  const rows = shown.map((index) => [short(test.tried[index]?.rate ?? 0), (evened[index] ?? 0).toFixed(4)]);
  const table = textTable([['Rate', 'Loss, evened over neighbours'], ...rows]);
  const end = test.exploded === null ? 'It never exploded here.' : `It explodes at ${short(test.exploded)}.`;
  return `${table}${end}\n${verdict(suggestion, use)}\n`;
}

function verdict(suggestion: RateSuggestion | null, use: VerbUse): string {
  if (suggestion === null) return 'No rate made the loss fall: try a larger batch.';
  const { rate, steepest, lowest } = suggestion;
  return `The loss falls fastest at ${short(steepest)} and is lowest from ${short(lowest)}: ${rate} suits this network.\n  ${trainCommand(use, rate)}`;
}

/** What to type: the same file and flags, with the rate. */
function trainCommand(use: VerbUse, rate: number): string {
  const given = flags.flatMap(({ name }) => {
    const value = use.text(name);
    return value === undefined ? [] : [`--${name}`, shellWord(value)];
  });
  return ['layerloom train', shellWord(use.argument), ...given, '--lr', rate].join(' ');
}

const short = (rate: number): string => String(Number(rate.toPrecision(2)));
