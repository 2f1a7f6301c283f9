import { resolve } from 'node:path';

/** The project file among the program's arguments: the first that ends in .layerloom and is no switch. */
export function fileArgument(args: readonly string[], folder: string): string | null {
  const found = args.find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.layerloom'));
  return found === undefined ? null : resolve(folder, found);
}
