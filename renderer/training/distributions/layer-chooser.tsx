import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import type { NodeId } from '../../../src-core/ids';
import type { PlanOperation, TrainPlan } from '../../../src-core/plan/plan';
import { appStore } from '../../store/create-store';
import { Icon } from '../../ui/icon';

interface LayerChooserProps {
  readonly plan: TrainPlan;
  readonly shown: PlanOperation;
  readonly onChoose: (node: NodeId) => void;
}

/** The layer whose numbers are shown; whoever chooses one here also selects its card. */
export function LayerChooser({ plan, shown, onChoose }: LayerChooserProps) {
  const choose = (value: string): void => {
    const chosen = plan.operations.find(({ node }) => node === value);
    if (chosen === undefined) return;
    onChoose(chosen.node);
    const { document, select } = appStore.getState();
    if (document.nodes.some(({ id }) => id === chosen.node)) select([chosen.node]);
  };
  return (
    <Menu.Root positioning={{ placement: 'top-start', gutter: 6 }} lazyMount unmountOnExit>
      <Menu.Trigger className="btn sm layer-button" aria-label={`Layer: ${shown.title}`}>
        <span className="cut">{shown.title}</span>
        <Icon name="chevron-down" size={14} />
      </Menu.Trigger>
      <Portal>
        <Menu.Positioner>
          <Menu.Content className="pop menu layer-menu">
            <Menu.RadioItemGroup value={shown.node} onValueChange={({ value }) => choose(value)}>
              {plan.operations.map(({ node, title }) => (
                <Menu.RadioItem key={node} value={node} className="mi">
                  <span className="tick">{node === shown.node ? <Icon name="check" size={14} /> : null}</span>
                  <span className="cut">{title}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioItemGroup>
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}
