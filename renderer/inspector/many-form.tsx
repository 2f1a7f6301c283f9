import type { GraphNode } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import type { ParamValue } from '../../src-core/nodes/define-node';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { useApp } from '../store/create-store';
import { changeTitle } from '../ui/change-title';
import { type FormField, isShown, ParamsForm } from '../ui/params-form';
import { SwitchField } from '../ui/switch-field';

/** What is written for one node, and never the same for several. */
const ofOneNode: ReadonlySet<FormField['control']> = new Set(['matrix', 'formula', 'drawing']);

/** The rows that several nodes of one type share: what is set is set for all of them, in one step. */
export function ManyForm({ nodes }: { nodes: readonly GraphNode[] }) {
  const edit = useApp((state) => state.edit);
  const [first] = nodes;
  const definition = first === undefined ? null : findNodeDefinition(first.type);
  if (first === undefined || definition === null || nodes.some(({ type }) => type !== first.type)) return null;
  const fields = definition.fields.filter(
    (field) => !ofOneNode.has(field.control) && nodes.every(({ params }) => isShown(field, params)),
  );
  const isMixed = (read: (node: GraphNode) => ParamValue | undefined): boolean =>
    nodes.some((node) => read(node) !== read(first));
  const mixed = new Set(fields.map(({ key }) => key).filter((key) => isMixed(({ params }) => params[key])));
  const all = (change: (node: GraphNode) => Change): Change => ({ kind: 'all', changes: nodes.map(change) });
  const canBypass = definition.inputs.min === 1 && definition.inputs.max === 1;
  const bypassMixed = isMixed(({ bypassed }) => bypassed === true);
  if (fields.length === 0 && !canBypass) return null;
  return (
    <div className="sec">
      <h3>
        For all of them <small>one undo step</small>
      </h3>
      <ParamsForm
        fields={fields}
        params={first.params}
        mixed={mixed}
        onChange={({ key, value, field, from }) =>
          edit(
            all(({ id, params }) => ({ kind: 'set-params', node: id, params: { ...params, [key]: value } })),
            changeTitle(`${field.label} of ${nodes.length} nodes`, from),
            from === null ? 'step' : 'join',
          )
        }
      />
      {canBypass ? (
        <SwitchField
          label="Bypass"
          hint="Pass values on unchanged"
          {...(bypassMixed && { beside: 'mixed' })}
          checked={first.bypassed === true && !bypassMixed}
          onChange={(bypassed) =>
            edit(
              all(({ id }) => ({ kind: 'bypass', node: id, bypassed })),
              `${bypassed ? 'bypass' : 'use'} ${nodes.length} nodes`,
            )
          }
        />
      ) : null}
    </div>
  );
}
