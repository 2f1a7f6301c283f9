import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { charts } from './charts';

/** Which charts the pane shows; remembered. */
export function ChartChooser() {
  const chosen = useApp(({ settings }) => settings.charts);
  const changeSettings = useApp((state) => state.changeSettings);
  const toggle = (id: string): void =>
    changeSettings({ charts: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] });
  return (
    <Menu.Root closeOnSelect={false} positioning={{ placement: 'top-end', gutter: 6 }} lazyMount unmountOnExit>
      <Menu.Trigger className="btn sm quiet" aria-label="Charts: which are shown" title="Which charts are shown">
        <Icon name="chart-line" size={14} />
        <span className="wide">Charts</span>
        <Icon name="chevron-down" size={14} />
      </Menu.Trigger>
      <Portal>
        <Menu.Positioner>
          <Menu.Content className="pop menu">
            {charts.map(({ id, title }) => (
              <Menu.CheckboxItem
                key={id}
                value={id}
                className="mi"
                checked={chosen.includes(id)}
                onCheckedChange={() => toggle(id)}
              >
                <span className="tick">{chosen.includes(id) ? <Icon name="check" size={14} /> : null}</span>
                {title}
              </Menu.CheckboxItem>
            ))}
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}
