import type { NamedFile } from '../../src-core/training/protocol';
import type { CommandContext } from './command';
import { fileName } from './project-files';

export interface HandedFiles {
  /** One word for all of them: "curves". The folder is named after it and the project. */
  readonly what: string;
  readonly files: readonly NamedFile[];
  /** What is in them. */
  readonly detail: string;
}

/** Hands files to the host, and says where they are or why not. */
export async function handFiles({ app, host }: CommandContext, { what, files, detail }: HandedFiles): Promise<void> {
  const { document, toast } = app.getState();
  const outcome = await host.exportFiles({ folderName: `${fileName(document.name)}-${what}`, files });
  const title = what.charAt(0).toUpperCase() + what.slice(1);
  if (outcome.ok) toast({ kind: 'success', title: `${title} exported`, detail: `${outcome.where}. ${detail}` });
  else if (outcome.reason === 'failed') {
    toast({ kind: 'error', title: `The ${what} were not exported`, detail: outcome.message });
  }
}
