import { activation } from './activation';
import { add } from './add';
import { batchNorm } from './batch-norm';
import { concatenate } from './concatenate';
import type { NodeDefinition } from './define-node';
import { dense } from './dense';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { input } from './input';
import { layerNorm } from './layer-norm';
import { softmax } from './softmax';

/** Every node type, in the order of the palette. All other lists and types of nodes are derived from this one. */
export const nodeDefinitions = [
  input,
  flatten,
  dense,
  activation,
  softmax,
  dropout,
  batchNorm,
  layerNorm,
  add,
  concatenate,
] as const satisfies readonly NodeDefinition[];

export type NodeType = (typeof nodeDefinitions)[number]['type'];

const byType = new Map<string, NodeDefinition>(nodeDefinitions.map((definition) => [definition.type, definition]));

export function findNodeDefinition(type: string): NodeDefinition | null {
  return byType.get(type) ?? null;
}
