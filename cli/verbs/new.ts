import { serializeDocument } from '../../src-core/graph/serialize';
import { findTemplate, templates } from '../../src-core/templates/registry';
import { closest } from '../closest';
import { writeFileAtomic } from '../files';
import { type CommandIo, wrongUse } from '../io';
import type { Verb, VerbUse } from '../verb';
import { json, textTable } from '../write';

export const newVerb: Verb = {
  name: 'new',
  argument: 'TEMPLATE',
  optionalArgument: true,
  doc: 'Make a project from a template',
  flags: [
    { name: 'list', doc: 'List the templates' },
    { name: 'output', short: 'o', value: 'FILE', doc: 'Write the project here instead of to stdout' },
  ],
  run: runNew,
};

async function runNew(use: VerbUse, io: CommandIo): Promise<0> {
  if (use.has('list')) {
    const list = templates.map(({ id, section, title, doc }) => ({ id, section, title, doc }));
    io.stdout(use.json ? json(list) : textTable(list.map(({ id, section, title, doc }) => [section, id, title, doc])));
    return 0;
  }
  const ids = templates.map(({ id }) => id);
  if (use.argument === '') throw wrongUse(`"new" needs a TEMPLATE: ${ids.join(', ')}.`);
  const template = findTemplate(use.argument);
  if (!template) {
    const meant = closest(use.argument, ids);
    throw wrongUse(
      `There is no template "${use.argument}". ${meant ? `Did you mean "${meant}"?` : `There are ${ids.join(', ')}.`}`,
    );
  }
  const text = serializeDocument(template.make());
  const output = use.text('output');
  if (output === undefined) {
    io.stdout(text);
    return 0;
  }
  await writeFileAtomic(output, [text]);
  io.stderr(`Wrote ${output}\n`);
  return 0;
}
