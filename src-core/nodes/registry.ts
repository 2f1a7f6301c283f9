import { activation } from './activation';
import { add } from './add';
import { averagePool } from './average-pool';
import { batchNorm } from './batch-norm';
import { concatenate } from './concatenate';
import { conv2d } from './conv2d';
import type { NodeDefinition } from './define-node';
import { dense } from './dense';
import { depthwiseConv2d } from './depthwise-conv2d';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { globalAveragePool } from './global-average-pool';
import { input } from './input';
import { layerNorm } from './layer-norm';
import { maxPool } from './max-pool';
import { multiply } from './multiply';
import { reshape } from './reshape';
import { softmax } from './softmax';

/** Every node type, in the order of the palette. All other lists and types of nodes are derived from this one. */
export const nodeDefinitions = [
  input,
  flatten,
  reshape,
  dense,
  conv2d,
  depthwiseConv2d,
  maxPool,
  averagePool,
  globalAveragePool,
  activation,
  softmax,
  dropout,
  batchNorm,
  layerNorm,
  add,
  multiply,
  concatenate,
] as const satisfies readonly NodeDefinition[];

export type NodeType = (typeof nodeDefinitions)[number]['type'];

const byType = new Map<string, NodeDefinition>(nodeDefinitions.map((definition) => [definition.type, definition]));

export function findNodeDefinition(type: string): NodeDefinition | null {
  return byType.get(type) ?? null;
}
