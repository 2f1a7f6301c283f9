import { setImmediate } from 'node:timers/promises';
import { measureClaim } from '../../src-core/explain/measure-claim';
import { claims } from '../../src-core/explain/registry';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { ok } from '../../src-core/result';
import { plainText } from '../../src-core/rich-text';
import { closest } from '../closest';
import { readDataset } from '../datasets';
import { openTrainingEngine, startTensorFlow } from '../engine';
import { type CommandIo, wrongInput, wrongUse } from '../io';
import { checkProject, readProject, weightsOf } from '../project';
import type { Verb, VerbUse } from '../verb';
import { json } from '../write';

const ids = claims.map(({ id }) => id);

export const explainVerb: Verb = {
  name: 'explain',
  argument: 'TRAINED',
  doc: 'A claim of the chapter, measured on this network and its weights',
  flags: [
    { name: 'claim', value: 'ID', doc: `One of ${ids.join(', ')}` },
    { name: 'option', value: 'NAME=VALUE', repeated: true, doc: 'An option of the claim; may be given again' },
  ],
  more: claims.map(({ id, title, section }) => `  ${id}: ${title} (${section})`).join('\n'),
  run: runExplain,
};

async function runExplain(use: VerbUse, io: CommandIo): Promise<0> {
  const claim = claimIn(use);
  const options = optionsIn(use);
  const document = await readProject(use.argument);
  const { plan } = checkProject(document);
  const weights = weightsOf(document, plan, io);
  const measured = await measureClaim(
    {
      tfjs: await startTensorFlow(),
      dataset: async (ref) => ok(await readDataset(ref, io)),
      yieldControl: () => setImmediate(),
      progress: makeProgressWords(io),
      openEngine: openTrainingEngine,
    },
    { claim, options, document, weights },
  );
  if (!measured.ok) throw wrongInput(plainText(measured.error));
  const { words, numbers } = measured.value;
  if (use.json) io.stdout(json({ claim, trained: document.weights !== undefined, ...numbers }));
  else io.stdout(`${words.map(plainText).join('\n')}\n`);
  return 0;
}

/** A line for each part of the work, not for each per cent of it. */
function makeProgressWords(io: CommandIo): (what: string) => void {
  let said = '';
  return (what) => {
    if (what === said) return;
    said = what;
    io.stderr(`${plainText(what)}\n`);
  };
}

function claimIn(use: VerbUse): string {
  const given = use.text('claim');
  if (given === undefined) throw wrongUse(`"explain" needs --claim: one of ${ids.join(', ')}.`);
  if (claims.some(({ id }) => id === given)) return given;
  const meant = closest(given, ids);
  throw wrongUse(
    `There is no claim "${given}". ${meant ? `Did you mean "${meant}"?` : `There are ${ids.join(', ')}.`}`,
  );
}

/** Numbers, true and false are read as such. */
function optionsIn(use: VerbUse): ParamRecord {
  return Object.fromEntries(
    use.texts('option').map((text) => {
      const [name = '', ...rest] = text.split('=');
      if (name === '' || rest.length === 0) throw wrongUse(`--option takes NAME=VALUE, not "${text}".`);
      return [name, readValue(rest.join('='))];
    }),
  );
}

function readValue(text: string): number | string | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
