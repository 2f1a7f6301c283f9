import { findDataset } from '../../src-core/datasets/registry';
import { useCommand } from '../commands/use-command';
import { ReadOnlyBadge } from '../files/read-only-badge';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { Tooltip } from '../ui/tooltip';
import { EngineChip } from './engine-chip';
import { FileMenu } from './file-menu';
import { ProjectName } from './project-name';
import { Readings } from './readings';
import { RunControls } from './run-controls';

/** Project, undo, template and data, the run with its numbers, the engine, the theme. */
export function TopBar() {
  return (
    <header className="top">
      <div className="top-left">
        <FileMenu />
        <ProjectName />
        <ReadOnlyBadge />
        <UndoButtons />
        <i className="sep" />
        <Choosers />
      </div>
      <RunControls />
      <Readings />
      <EngineChip />
      <i className="sep" />
      <ThemeButton />
      <PaletteButton />
      <ProgressLine />
    </header>
  );
}

function UndoButtons() {
  const undo = useCommand('edit.undo');
  const redo = useCommand('edit.redo');
  const undone = useApp(({ past }) => past.at(-1)?.title);
  const redone = useApp(({ future }) => future.at(-1)?.title);
  const label = (word: string, title: string | undefined): string => (title === undefined ? word : `${word}: ${title}`);
  return (
    <div className="row">
      <IconButton
        icon="undo-2"
        label={label('Undo', undone)}
        shortcut={undo.shortcut}
        disabledReason={undo.disabledReason}
        onClick={undo.run}
      />
      <IconButton
        icon="redo-2"
        label={label('Redo', redone)}
        shortcut={redo.shortcut}
        disabledReason={redo.disabledReason}
        onClick={redo.run}
      />
    </div>
  );
}

function Choosers() {
  const templates = useCommand('view.templates');
  const data = useCommand('view.data');
  const dataset = useApp(({ document }) => findDataset(document.dataset.id)?.title ?? document.dataset.id);
  return (
    <>
      <Chooser icon="layout-template" word="Template" hint="Start from a template" onClick={templates.run} />
      <Chooser icon="database" word={dataset} hint={`Data: ${dataset}`} onClick={data.run} />
    </>
  );
}

function Chooser({ icon, word, hint, onClick }: { icon: string; word: string; hint: string; onClick: () => void }) {
  return (
    <Tooltip text={hint}>
      <button type="button" className="btn quiet sm chooser" aria-label={hint} onClick={onClick}>
        <Icon name={icon} />
        <span className="wide cut">{word}</span>
        <Icon name="chevron-down" size={12} />
      </button>
    </Tooltip>
  );
}

const themeIcon = { light: 'sun', dark: 'moon', system: 'monitor' } as const;

function ThemeButton() {
  const theme = useCommand('view.theme');
  const shown = useApp(({ settings }) => settings.theme);
  return <IconButton icon={themeIcon[shown]} label={`Theme: ${shown}`} onClick={theme.run} />;
}

function PaletteButton() {
  const { title, shortcut, run } = useCommand('help.commands');
  return <IconButton icon="command" label={title} shortcut={shortcut} onClick={run} />;
}

/** How much of the run is done, on the lower edge of the bar. */
function ProgressLine() {
  const share = useApp(({ run }) => {
    if (run.phase === 'opening') return run.progress?.fraction ?? 0;
    const trains = run.phase === 'running' || run.phase === 'paused';
    return trains && run.totalSteps > 0 ? run.step / run.totalSteps : 0;
  });
  return (
    <div className="prog" aria-hidden="true">
      <i style={{ transform: `scaleX(${Math.round(share * 1000) / 1000})` }} />
    </div>
  );
}
