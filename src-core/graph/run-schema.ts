import { z } from 'zod';
import { keptRunId } from '../ids';
import { base64Length } from './base64-length';
import type { GraphDocument, StoredRun } from './document';

/** A base64 text; `unit` is the length of one of its numbers. */
const packed = (unit: number) =>
  z.string().refine((text) => {
    const length = base64Length(text);
    return length !== null && length % unit === 0;
  }, 'the numbers are not base64');

const name = z.string().min(1).max(200);
const id = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, 'an id of small letters, digits and - ')
  .transform(keptRunId);
const count = z.int().min(0);
const finite = z.number();
const testSet = z.string().max(60);

const answersSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('classes'), testSet, predicted: packed(1), right: packed(1) }),
  z.strictObject({ kind: z.literal('values'), testSet, outputs: packed(4), units: z.int().min(1) }),
]);

const settingSchema = z.strictObject({ title: name, value: z.union([finite, z.string().max(200)]) });

/** @param document of what was trained */
export const runSchema = (document: z.ZodType<GraphDocument>): z.ZodType<StoredRun> =>
  z.strictObject({
    id,
    name,
    parent: id.exactOptional(),
    pinned: z.boolean().exactOptional(),
    endedAt: finite,
    how: z.enum(['finished', 'stopped', 'failed']),
    engine: z.string().max(40),
    threads: count,
    steps: count,
    stepsPerEpoch: count,
    milliseconds: finite.min(0),
    parameters: count,
    begunAfter: finite.min(0).exactOptional(),
    lastRate: finite.exactOptional(),
    document,
    curve: packed(20),
    batches: z.strictObject({ stride: z.int().min(1), loss: packed(4) }),
    test: z.strictObject({ count, loss: finite.nullable(), right: count.exactOptional() }).exactOptional(),
    answers: answersSchema.exactOptional(),
    sweep: z
      .strictObject({ id: z.string().min(1).max(40), settings: z.array(settingSchema).min(1).max(4) })
      .exactOptional(),
  });
