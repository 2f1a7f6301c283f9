import type { DatasetRef } from '../graph/document';
import { circles } from './circles';
import type { DatasetDefinition, DatasetInfo } from './define-dataset';
import { fashionMnist } from './fashion-mnist';
import { gaussians } from './gaussians';
import { iris } from './iris';
import { logicGates } from './logic-gates';
import { mnist } from './mnist';
import { moons } from './moons';
import { spirals } from './spirals';
import { xor } from './xor';

/** Every data set, in the order of the chooser. */
export const datasetDefinitions = [
  fashionMnist,
  mnist,
  iris,
  circles,
  spirals,
  xor,
  gaussians,
  moons,
  logicGates,
] as const;

export type DatasetId = (typeof datasetDefinitions)[number]['id'];

export function findDataset(id: string): DatasetDefinition | null {
  return datasetDefinitions.find((definition) => definition.id === id) ?? null;
}

/** Shape, classes and counts without loading a row; `null` for an unknown id or options out of range. */
export function datasetInfo(ref: DatasetRef): DatasetInfo | null {
  const definition = findDataset(ref.id);
  const options = definition?.options.safeParse({ ...definition.defaults, ...ref.options });
  return definition && options?.success ? definition.info(options.data) : null;
}
