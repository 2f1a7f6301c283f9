import type { DatasetRef } from '../graph/document';
import { bodyTemperature } from './body-temperature';
import { circles } from './circles';
import { curve } from './curve';
import type { DatasetDefinition, DatasetInfo } from './define-dataset';
import { fashionHalfInverted } from './fashion-half-inverted';
import { fashionMnist } from './fashion-mnist';
import { gaussians } from './gaussians';
import { houses } from './houses';
import { income } from './income';
import { iris } from './iris';
import { logicGates } from './logic-gates';
import { mnist } from './mnist';
import { moons } from './moons';
import { spirals } from './spirals';
import { xor } from './xor';

/** Every data set, in the order of the chooser. */
export const datasetDefinitions = [
  fashionMnist,
  fashionHalfInverted,
  mnist,
  iris,
  houses,
  circles,
  spirals,
  xor,
  gaussians,
  moons,
  curve,
  income,
  bodyTemperature,
  logicGates,
] as const;

export function findDataset(id: string): DatasetDefinition | null {
  return datasetDefinitions.find((definition) => definition.id === id) ?? null;
}

/** Shape, classes and counts without loading a row; `null` for an unknown id or options out of range. */
export function datasetInfo(ref: DatasetRef): DatasetInfo | null {
  const definition = findDataset(ref.id);
  const options = definition?.options.safeParse({ ...definition.defaults, ...ref.options });
  return definition && options?.success ? definition.info(options.data) : null;
}
