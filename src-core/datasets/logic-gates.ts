import { z } from 'zod';
import { type DatasetInfo, defineDataset, type Split } from './define-dataset';

/** The gate's answer to the rows 00, 01, 10, 11. */
const truth = {
  and: [0, 0, 0, 1],
  or: [0, 1, 1, 1],
  nand: [1, 1, 1, 0],
  nor: [1, 0, 0, 0],
  xor: [0, 1, 1, 0],
  xnor: [1, 0, 0, 1],
} as const;

const gates = ['and', 'or', 'nand', 'nor', 'xor', 'xnor'] as const;
const gateOptions = z.object({ gate: z.enum(gates) });
const defaults: z.infer<typeof gateOptions> = { gate: 'xor' };
const inputs = [0, 0, 0, 1, 1, 0, 1, 1];

const info: DatasetInfo = {
  shape: [2],
  task: 'classification',
  classes: ['0', '1'],
  trainCount: 4,
  testCount: 4,
  scale: 1,
  unit: 'rows',
  featureNames: ['a', 'b'],
};

export const logicGates = defineDataset({
  id: 'logic-gates',
  title: 'Logic gates',
  doc: 'The four rows of a truth table; there is nothing else to hold out, so they are the test set too.',
  origin: 'The truth tables themselves.',
  licence: 'None needed: facts of logic',
  group: 'logic',
  options: gateOptions,
  defaults,
  fields: [
    {
      control: 'select',
      key: 'gate',
      label: 'Gate',
      options: gates.map((gate) => ({ value: gate, label: gate.toUpperCase() })),
    },
  ],
  info: () => info,
  source: {
    kind: 'made',
    make({ gate }) {
      const rows: Split = { count: 4, features: Float32Array.from(inputs), labels: Uint8Array.from(truth[gate]) };
      return { info, train: rows, test: rows };
    },
  },
});
