import { Tabs } from '@ark-ui/react/tabs';
import type { ReactNode } from 'react';
import { ProblemCount } from '../problems/problem-count';
import { RunCount } from '../runs/run-count';
import { useApp } from '../store/create-store';
import type { DockTab } from '../store/view-slice';
import { TrainingPane } from '../training/training-pane';
import { TrainingTools } from '../training/training-tools';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { later } from '../ui/later';
import { DockEdge } from './dock-edge';
import { dockHeight, tabRow } from './dock-height';
import { useWindowHeight } from './window-height';

const EvaluatePane = later(() => import('../evaluate/evaluate-pane').then((part) => part.EvaluatePane));
const ExplainPane = later(() => import('../explain/explain-pane').then((part) => part.ExplainPane));
const ExercisesPane = later(() => import('../exercises/exercises-pane').then((part) => part.ExercisesPane));
const ProblemsPane = later(() => import('../problems/problems-pane').then((part) => part.ProblemsPane));
const RunsPane = later(() => import('../runs/runs-pane').then((part) => part.RunsPane));

/** The pane tells what failed, and once is enough. */
const quiet = { waiting: null, failed: () => null };
const EvaluateTools = later(() => import('../evaluate/evaluate-tools').then((part) => part.EvaluateTools), quiet);
const ExplainTools = later(() => import('../explain/explain-tools').then((part) => part.ExplainTools), quiet);
const ExercisesTools = later(() => import('../exercises/exercises-tools').then((part) => part.ExercisesTools), quiet);
const ProblemsTools = later(() => import('../problems/problems-tools').then((part) => part.ProblemsTools), quiet);
const RunsTools = later(() => import('../runs/runs-tools').then((part) => part.RunsTools), quiet);

interface Tab {
  readonly id: DockTab;
  readonly title: string;
  readonly mark: () => ReactNode;
  readonly tools: () => ReactNode;
  readonly pane: () => ReactNode;
}

const tabs: readonly Tab[] = [
  {
    id: 'problems',
    title: 'Problems',
    mark: () => <ProblemCount />,
    tools: () => <ProblemsTools />,
    pane: () => <ProblemsPane />,
  },
  {
    id: 'training',
    title: 'Training',
    mark: () => <FailedMark />,
    tools: () => <TrainingTools />,
    pane: () => <TrainingPane />,
  },
  {
    id: 'evaluate',
    title: 'Evaluate',
    mark: () => null,
    tools: () => <EvaluateTools />,
    pane: () => <EvaluatePane />,
  },
  {
    id: 'explain',
    title: 'Explain',
    mark: () => null,
    tools: () => <ExplainTools />,
    pane: () => <ExplainPane />,
  },
  {
    id: 'exercises',
    title: 'Exercises',
    mark: () => null,
    tools: () => <ExercisesTools />,
    pane: () => <ExercisesPane />,
  },
  {
    id: 'runs',
    title: 'Runs',
    mark: () => <RunCount />,
    tools: () => <RunsTools />,
    pane: () => <RunsPane />,
  },
];

/** Under the canvas: what is wrong, how it learns, how good it is. */
export function Dock() {
  const shown = useApp((state) => state.dockTab);
  const open = useApp((state) => state.dockOpen);
  const showDock = useApp((state) => state.showDock);
  const toggleDock = useApp((state) => state.toggleDock);
  const chosen = useApp((state) => state.settings.dockHeight);
  const changeSettings = useApp((state) => state.changeSettings);
  const window = useWindowHeight();
  const isDetective = useApp(({ investigation, detectiveShown }) => detectiveShown && investigation?.phase === 'found');
  const room = shown === 'training' && isDetective ? 'detective' : shown;
  const height = dockHeight({ chosen, tab: room, window });
  const tab = tabs.find(({ id }) => id === shown);

  return (
    <section className={`dock${open ? '' : ' is-closed'}`} aria-label="Dock" style={{ height: open ? height : tabRow }}>
      {open ? (
        <DockEdge
          height={height}
          tab={room}
          window={window}
          onResize={(next) => changeSettings({ dockHeight: next })}
        />
      ) : null}
      <Tabs.Root
        className="dock-tabs"
        value={shown}
        activationMode="automatic"
        lazyMount
        unmountOnExit
        onValueChange={({ value }) => {
          const next = tabs.find(({ id }) => id === value);
          if (next !== undefined) showDock(next.id);
        }}
      >
        <div className="tabs">
          <Tabs.List className="row" aria-label="Dock">
            {tabs.map(({ id, title, mark }) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className={`tab${id === shown && open ? ' on' : ''}`}
                onClick={() => showDock(id)}
              >
                {title}
                {mark()}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <div className="tools">
            {open ? tab?.tools() : null}
            <IconButton
              small
              icon={open ? 'chevron-down' : 'chevron-up'}
              label={open ? 'Collapse the dock' : 'Open the dock'}
              aria-expanded={open}
              onClick={toggleDock}
            />
          </div>
        </div>
        {tabs.map(({ id, pane }) => (
          <Tabs.Content key={id} value={id} className="dock-pane" tabIndex={-1}>
            {open && id === shown ? pane() : null}
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  );
}

function FailedMark() {
  const failed = useApp(({ run }) => run.phase === 'failed');
  if (!failed) return null;
  return (
    <span className="err" role="img" aria-label="stopped by an error">
      <Icon name="circle-alert" size={14} />
    </span>
  );
}
