import type { Field, NodeDefinition, ParamRecord } from '../nodes/define-node';
import { fail, ok, type Result } from '../result';

/** Params that the node's own schema takes, or a sentence with the field's name and range. */
export function checkParams(definition: NodeDefinition, params: ParamRecord): Result<ParamRecord, string> {
  const parsed = definition.params.safeParse(params);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const key = String(issue?.path[0] ?? '');
  const field = definition.fields.find((candidate) => candidate.key === key);
  if (field) return fail(`${field.label}: ${expectation(field)}.`);
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.map((name) => `“${name}”`).join(', ') : `“${key}”`;
  return fail(`${definition.title} has a setting that is not known here: ${unknown}.`);
}

function expectation(field: Field<ParamRecord>): string {
  switch (field.control) {
    case 'number':
    case 'slider': {
      const kind = field.integer ? 'a whole number' : 'a number';
      return `${kind} from ${field.min.toLocaleString('en')} to ${field.max.toLocaleString('en')}`;
    }
    case 'switch':
      return 'on or off';
    case 'select':
      return `one of ${field.options.map((option) => option.value).join(', ')}`;
    case 'matrix':
      return 'rows of numbers, as text';
    case 'formula':
      return 'a formula, as text';
    case 'drawing':
      return 'numbers, as text';
  }
}
