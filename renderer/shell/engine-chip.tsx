import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { engineChoices, engineWords } from './engine-words';

/** Which engine trains and why; a click chooses another for the next run. */
export function EngineChip() {
  const report = useApp(({ run }) => run.engine);
  const choice = useApp(({ settings }) => settings.engine);
  const changeSettings = useApp((state) => state.changeSettings);
  const words = engineWords(report, choice);
  const reason = report?.reason ?? 'Chosen when training starts.';
  return (
    <Menu.Root positioning={{ placement: 'bottom-end', gutter: 8 }} lazyMount unmountOnExit>
      <Menu.Trigger className="chip engine" aria-label={`Engine: ${words}`} title={`Engine: ${words}. ${reason}`}>
        <Icon name="cpu" size={14} />
        <span className="wide">{words}</span>
      </Menu.Trigger>
      <Portal>
        <Menu.Positioner>
          <Menu.Content className="pop menu engine-menu">
            <Menu.RadioItemGroup
              value={choice}
              onValueChange={({ value }) => {
                const chosen = engineChoices.find((entry) => entry.choice === value);
                if (chosen !== undefined) changeSettings({ engine: chosen.choice });
              }}
            >
              <Menu.ItemGroupLabel className="lab">Engine of the next run</Menu.ItemGroupLabel>
              {engineChoices.map((entry) => (
                <Menu.RadioItem key={entry.choice} value={entry.choice} className="mi">
                  <span className="tick">{entry.choice === choice ? <Icon name="check" size={14} /> : null}</span>
                  {entry.title}
                  <span className="k">{entry.what}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioItemGroup>
            <p className="engine-why">{reason}</p>
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}
