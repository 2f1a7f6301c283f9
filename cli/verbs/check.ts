import { analyze } from '../../src-core/graph/analyze';
import { plainText } from '../../src-core/rich-text';
import type { CommandIo } from '../io';
import { readProject } from '../project';
import type { Verb, VerbUse } from '../verb';
import { json } from '../write';

export const checkVerb: Verb = {
  name: 'check',
  argument: 'FILE',
  doc: 'List the problems of a network; 1 if there is an error',
  flags: [],
  run: runCheck,
};

async function runCheck(use: VerbUse, io: CommandIo): Promise<0 | 1> {
  const { problems } = analyze(await readProject(use.argument));
  const faulty = problems.some(({ severity }) => severity === 'error');
  if (use.json) {
    const listed = problems.map(({ code, severity, nodes, edges, message, fixes }) => ({
      code,
      severity,
      nodes,
      edges,
      message: plainText(message),
      fixes: fixes.map(({ title }) => title),
    }));
    io.stdout(json({ problems: listed }));
    return faulty ? 1 : 0;
  }
  for (const { code, severity, message, fixes } of problems) {
    const remedies = fixes.length > 0 ? `  Fix: ${fixes.map(({ title }) => title).join('; or ')}.` : '';
    io.stdout(`${severity}: ${plainText(message)}${remedies}  [${code}]\n`);
  }
  if (problems.length === 0) io.stdout('No problems.\n');
  return faulty ? 1 : 0;
}
