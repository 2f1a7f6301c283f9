import type { GraphNode } from '../../src-core/graph/document';
import { limits } from '../../src-core/graph/document-schema';
import type { NodeDefinition } from '../../src-core/nodes/define-node';
import { useApp } from '../store/create-store';
import { changeTitle } from '../ui/change-title';
import { ParamsForm } from '../ui/params-form';
import { SwitchField } from '../ui/switch-field';
import { TextField } from '../ui/text-field';

interface NodeFormProps {
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  /** The name on the screen. */
  readonly name: string;
}

/** Name, the rows of the definition, and the bypass. */
export function NodeForm({ node, definition, name }: NodeFormProps) {
  const edit = useApp((state) => state.edit);
  const canBypass = definition.inputs.min === 1 && definition.inputs.max === 1;
  return (
    <div className="sec">
      <div className="name-row">
        <TextField
          label="Name"
          value={node.label ?? ''}
          placeholder={name}
          hint="Empty: named by itself"
          maxLength={limits.name}
          onChange={(label, from) =>
            edit(
              { kind: 'rename', node: node.id, label: label.trim() === '' ? null : label },
              `rename ${from === '' ? 'a node' : from}`,
              'join',
            )
          }
        />
      </div>
      <ParamsForm
        fields={definition.fields}
        params={node.params}
        onChange={({ key, value, field, from }) =>
          edit(
            { kind: 'set-params', node: node.id, params: { ...node.params, [key]: value } },
            changeTitle(`${field.label} of ${name}`, from),
            from === null ? 'step' : 'join',
          )
        }
      />
      {canBypass ? (
        <SwitchField
          label="Bypass"
          hint="Pass values on unchanged"
          beside="what if linear?"
          checked={node.bypassed === true}
          onChange={(bypassed) =>
            edit({ kind: 'bypass', node: node.id, bypassed }, `${bypassed ? 'bypass' : 'use'} ${name}`)
          }
        />
      ) : null}
    </div>
  );
}
