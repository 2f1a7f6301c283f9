import { Canvas } from './canvas/canvas';
import { RightPane } from './inspector/right-pane';
import { LeftPane } from './palette/left-pane';
import { Dialogs } from './shell/dialogs';
import { Dock } from './shell/dock';
import { Toasts } from './shell/toasts';
import { TopBar } from './shell/top-bar';
import { useGlobalKeys } from './shell/use-global-keys';
import { useHostEvents } from './shell/use-host-events';
import { useTheme } from './shell/use-theme';
import { useWindowState } from './shell/use-window-state';
import { useApp } from './store/create-store';

/** The one window: bar on top, palette, canvas over its dock, inspector. */
export function App() {
  useTheme();
  useGlobalKeys();
  useHostEvents();
  useWindowState();
  const dockOpen = useApp(({ dockOpen }) => dockOpen);
  const dockHeight = useApp(({ settings }) => settings.dockHeight);
  const rows = dockOpen
    ? dockHeight === null
      ? {}
      : { '--h-dock': `${dockHeight}px` }
    : { '--h-dock': 'var(--h-dock-min)' };
  return (
    <div className="app" style={rows}>
      <TopBar />
      <LeftPane />
      <Canvas />
      <Dock />
      <RightPane />
      <Dialogs />
      <Toasts />
    </div>
  );
}
