import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { IpcCalls, IpcChannel } from '../shared/ipc-contract';
import { isPlainName } from '../shared/plain-name';

const nothing = z.undefined();
const handle = z.string().min(1).max(64);
const plainName = z.string().max(200).refine(isPlainName, 'not a plain file name');
/** Words that are only shown. */
const shownText = z.string().max(1000);

/** What each call takes. A page that sends anything else gets an error and nothing happens. */
export const requestSchemas: { readonly [C in IpcChannel]: z.ZodType<IpcCalls[C]['request']> } = {
  'file:open': nothing,
  'file:open-recent': z.strictObject({ handle }),
  'file:recent': nothing,
  'file:initial': z.strictObject({ orLast: z.boolean() }),
  'file:open-dropped': z.strictObject({ path: z.string().max(10_000).refine(isAbsolute) }),
  'file:state': z.strictObject({ handle }),
  'file:save': z.strictObject({
    handle: handle.nullable(),
    suggestedName: plainName,
    text: z.string(),
    overwrite: z.literal(true).exactOptional(),
  }),
  'file:export': z.strictObject({
    folderName: plainName,
    files: z
      .array(z.strictObject({ name: plainName, bytes: z.instanceof(Uint8Array) }))
      .min(1)
      .max(1000),
  }),
  'journal:read': nothing,
  'journal:write': z.strictObject({ name: shownText, text: z.string(), handle: handle.nullable() }),
  'journal:clear': nothing,
  'window:state': z.strictObject({
    title: shownText,
    dirty: z.boolean(),
    progress: z.number().min(0).max(1).nullable(),
    file: handle.nullable(),
  }),
  'window:theme': z.strictObject({ theme: z.enum(['light', 'dark', 'system']) }),
  'window:confirm-close': z.strictObject({ name: shownText }),
  'window:close-now': nothing,
};
