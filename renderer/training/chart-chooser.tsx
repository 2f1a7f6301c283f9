import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { LineKey } from '../runs/line-key';
import { useApp } from '../store/create-store';
import { isFull } from '../store/make-runs-slice';
import { Icon } from '../ui/icon';
import { charts } from './charts';

/** Which charts the pane shows, which is remembered, and which kept runs lie under the open one: those ticked in the Runs pane. */
export function ChartChooser() {
  const chosen = useApp(({ settings }) => settings.charts);
  const changeSettings = useApp((state) => state.changeSettings);
  const toggle = (id: string): void =>
    changeSettings({ charts: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] });
  return (
    <Menu.Root closeOnSelect={false} positioning={{ placement: 'top-end', gutter: 6 }} lazyMount unmountOnExit>
      <Menu.Trigger
        className="btn sm quiet"
        aria-label="Charts and runs: which are shown"
        title="Which charts are shown, and which runs in them"
      >
        <Icon name="chart-line" size={14} />
        <span className="wide">Charts</span>
        <Icon name="chevron-down" size={14} />
      </Menu.Trigger>
      <Portal>
        <Menu.Positioner>
          <Menu.Content className="pop menu chart-menu">
            {charts.map(({ id, title }) => (
              <Menu.CheckboxItem
                key={id}
                value={id}
                className="mi"
                checked={chosen.includes(id)}
                onCheckedChange={() => toggle(id)}
              >
                <Tick on={chosen.includes(id)} />
                {title}
              </Menu.CheckboxItem>
            ))}
            <RunItems />
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}

/** The newest first: it is what the open run is most likely compared with. */
function RunItems() {
  const runs = useApp((state) => state.runs);
  const openRecord = useApp((state) => state.openRecord);
  const overlaid = useApp((state) => state.overlaid);
  const overlayRun = useApp((state) => state.overlayRun);
  const others = runs.filter(({ id }) => id !== openRecord).reverse();
  if (others.length === 0) return null;
  const full = isFull(overlaid);
  return (
    <>
      <Menu.Separator />
      <Menu.ItemGroup>
        <Menu.ItemGroupLabel className="lab">Kept runs under this one, at most six</Menu.ItemGroupLabel>
        {others.map(({ id, name }) => {
          const look = overlaid.indexOf(id);
          const off = look < 0 && full;
          return (
            <Menu.CheckboxItem
              key={id}
              value={id}
              className="mi"
              checked={look >= 0}
              disabled={off}
              title={off ? 'Six runs are ticked already: untick one first' : name}
              onCheckedChange={() => overlayRun(id, look < 0)}
            >
              <Tick on={look >= 0} />
              <span className="cut grow">{name}</span>
              {look < 0 ? null : <LineKey look={look} />}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.ItemGroup>
    </>
  );
}

function Tick({ on }: { on: boolean }) {
  return <span className="tick">{on ? <Icon name="check" size={14} /> : null}</span>;
}
