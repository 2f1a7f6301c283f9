import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import type { EngineChoice, EngineReport } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';

const choices: readonly { readonly choice: EngineChoice; readonly title: string; readonly what: string }[] = [
  { choice: 'auto', title: 'Auto', what: 'measures' },
  { choice: 'wasm', title: 'WASM', what: 'CPU, fast' },
  { choice: 'webgl', title: 'WebGL', what: 'GPU' },
  { choice: 'cpu', title: 'CPU', what: 'plain, slow' },
];

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
                const chosen = choices.find((entry) => entry.choice === value);
                if (chosen !== undefined) changeSettings({ engine: chosen.choice });
              }}
            >
              <Menu.ItemGroupLabel className="lab">Engine of the next run</Menu.ItemGroupLabel>
              {choices.map((entry) => (
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

/** "WASM · 2 threads", or what is chosen for the next run. */
export function engineWords(report: EngineReport | null, choice: EngineChoice): string {
  if (report === null) return choice === 'auto' ? 'auto' : titleOf(choice);
  const threads = report.threads > 1 ? ` · ${report.threads} threads` : '';
  return `${titleOf(report.engine)}${threads}`;
}

const titleOf = (choice: EngineChoice): string => choices.find((entry) => entry.choice === choice)?.title ?? choice;
