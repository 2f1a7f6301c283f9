import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exportTfjsLayers } from '../../src-core/interop/tfjs-layers';
import { makeNetwork } from '../../src-core/training/network';
import { startTensorFlow } from '../engine';
import { reasonOf, writeFileAtomic } from '../files';
import { type CommandIo, wrongInput, wrongUse } from '../io';
import { checkProject, readProject, weightsOf } from '../project';
import type { Verb, VerbUse } from '../verb';
import { json } from '../write';

const formats = ['tfjs'] as const;

export const exportVerb: Verb = {
  name: 'export',
  argument: 'TRAINED',
  doc: 'Write a trained network as files of another tool',
  flags: [
    { name: 'to', value: 'FORMAT', doc: `${formats.join(', ')}: a TensorFlow.js LayersModel` },
    {
      name: 'output',
      short: 'o',
      value: 'FOLDER',
      doc: 'Folder for model.json and its weights; made if it is not there',
    },
  ],
  run: runExport,
};

async function runExport(use: VerbUse, io: CommandIo): Promise<0> {
  const format = use.choice('to', formats);
  const folder = use.text('output');
  if (format === undefined) throw wrongUse(`"export" needs --to FORMAT: ${formats.join(', ')}.`);
  if (folder === undefined) throw wrongUse('"export" needs -o FOLDER.');
  const document = await readProject(use.argument);
  const { plan } = checkProject(document);
  const weights = weightsOf(document, plan, io);

  const tfjs = await startTensorFlow();
  const network = makeNetwork(tfjs, plan, weights);
  const files = await exportTfjsLayers(tfjs, network.model);
  network.dispose();
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw wrongInput(`${folder} cannot be made: ${reasonOf(error)}.`);
  }
  const written = files.map(({ name }) => join(folder, name));
  for (const { name, bytes } of files) await writeFileAtomic(join(folder, name), [bytes]);
  io.stdout(use.json ? json({ files: written }) : `${written.join('\n')}\n`);
  return 0;
}
