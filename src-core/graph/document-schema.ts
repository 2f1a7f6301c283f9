import { z } from 'zod';
import { annotationId, edgeId, nodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';
import { base64Length } from './base64-length';
import { defaultTraining, frameColours, type StoredWeights, type TrainSettings } from './document';
import { runSchema } from './run-schema';

/** Limits of what a project file may hold, said to the user when one is passed. */
export const limits = {
  characters: 64 * 1024 * 1024,
  nodes: 5_000,
  edges: 20_000,
  annotations: 1_000,
  noteCharacters: 4_000,
  weightEntries: 40_000,
  runs: 1_000,
  depth: 24,
  /** Objects and lists of the whole file. */
  parts: 2_000_000,
  name: 200,
} as const;

// Ids end up in attributes and as keys: letters, digits and a few marks, and no name that every object has.
const idText = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:>-]*$/, 'an id of letters, digits and - _ . : >')
  .refine((id) => !(id in {}), 'an id that is not a word of the language');
const nodeIdSchema = idText.transform(nodeId);
const edgeIdSchema = idText.transform(edgeId);
const annotationIdSchema = idText.transform(annotationId);

export const nameSchema = z.string().min(1).max(limits.name);
export const seedSchema = z.int().min(0).max(4_294_967_295);
export const pointSchema = z.strictObject({ x: z.number().min(-1e7).max(1e7), y: z.number().min(-1e7).max(1e7) });

const paramsSchema: z.ZodType<ParamRecord> = z.record(
  z.string().max(100),
  z.union([z.number(), z.string(), z.boolean()]),
);

export const nodeSchema = z.strictObject({
  id: nodeIdSchema,
  type: z.string().max(100),
  params: paramsSchema,
  position: pointSchema,
  label: nameSchema.exactOptional(),
  bypassed: z.boolean().exactOptional(),
});

export const edgeSchema = z.strictObject({
  id: edgeIdSchema,
  from: nodeIdSchema,
  to: nodeIdSchema,
  slot: z.int().min(0).max(1_000),
});

const side = z.number().min(40).max(1e6);
const boxSchema = { position: pointSchema, size: z.strictObject({ width: side, height: side }) };

export const frameSchema = z.strictObject({
  id: annotationIdSchema,
  title: z.string().max(limits.name),
  colour: z.enum(frameColours).exactOptional(),
  ...boxSchema,
});
export const noteSchema = z.strictObject({
  id: annotationIdSchema,
  text: z.string().max(limits.noteCharacters),
  ...boxSchema,
});

export const datasetSchema = z.strictObject({ id: z.string().min(1).max(100), options: paramsSchema });

/** Only kinds and finiteness; ranges are the analysis's to report, so that a file with a rate of 0 still opens. */
export const trainingSchema: z.ZodType<TrainSettings> = z.strictObject({
  epochs: z.number(),
  batch: z.number(),
  optimizer: z.enum(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad']),
  learningRate: z.number(),
  momentum: z.number(),
  weightDecay: z.number(),
  loss: z.enum(['auto', 'cross-entropy', 'binary-cross-entropy', 'mse', 'mae', 'huber']),
  // Files of before these settings were there have none of them.
  schedule: z
    .enum(['constant', 'step', 'exponential', 'linear', 'cosine', 'warmup-cosine'])
    .default(defaultTraining.schedule),
  scheduleEvery: z.number().default(defaultTraining.scheduleEvery),
  scheduleFactor: z.number().default(defaultTraining.scheduleFactor),
  warmup: z.number().default(defaultTraining.warmup),
  clipping: z.enum(['off', 'norm', 'value']).default(defaultTraining.clipping),
  clipLimit: z.number().default(defaultTraining.clipLimit),
  l1: z.number().default(defaultTraining.l1),
  l2: z.number().default(defaultTraining.l2),
  earlyStopping: z.boolean().default(defaultTraining.earlyStopping),
  patience: z.number().default(defaultTraining.patience),
  minDelta: z.number().default(defaultTraining.minDelta),
  restoreBest: z.boolean().default(defaultTraining.restoreBest),
});

const weightEntrySchema = z
  .strictObject({
    node: nodeIdSchema,
    name: z.string().min(1).max(100),
    shape: z
      .array(
        z
          .int()
          .min(0)
          .max(2 ** 31),
      )
      .max(8),
    data: z.string(),
  })
  .superRefine((entry, context) => {
    const expected = entry.shape.reduce((product, size) => product * size, 4);
    const found = base64Length(entry.data);
    if (found === null) context.addIssue({ code: 'custom', message: 'the numbers are not base64' });
    else if (found !== expected) {
      context.addIssue({ code: 'custom', message: `${found} bytes found, ${expected} expected for its shape` });
    }
  });

export const weightsSchema: z.ZodType<StoredWeights> = z.strictObject({
  epochs: z.int().min(0),
  entries: z.array(weightEntrySchema).max(limits.weightEntries),
});

/** A project without what may be large: weights and stored runs are read after it, each by itself. */
export const untrainedSchema = z.strictObject({
  format: z.literal('layerloom'),
  version: z.literal(1),
  name: nameSchema,
  seed: seedSchema,
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  frames: z.array(frameSchema).max(limits.annotations).default([]),
  notes: z.array(noteSchema).max(limits.annotations).default([]),
  dataset: datasetSchema,
  training: trainingSchema,
});

export const storedRunSchema = runSchema(untrainedSchema);
