import { Canvas } from './canvas/canvas';
import { DropProject } from './files/drop-project';
import { RightPane } from './inspector/right-pane';
import { LeftPane } from './palette/left-pane';
import { Sweep } from './runs/sweep/sweep';
import { Dialogs } from './shell/dialogs';
import { Dock } from './shell/dock';
import { Toasts } from './shell/toasts';
import { TopBar } from './shell/top-bar';
import { useClipboard } from './shell/use-clipboard';
import { useFonts } from './shell/use-fonts';
import { useGlobalKeys } from './shell/use-global-keys';
import { useHostEvents } from './shell/use-host-events';
import { useParts } from './shell/use-parts';
import { useTheme } from './shell/use-theme';
import { useWindowState } from './shell/use-window-state';
import { IntroLine } from './templates/intro-line';
import { TimeBar } from './time/time-bar';
import { Tour } from './tour/tour';

/** The one window: bar on top, palette, canvas over its dock, inspector. Nothing that changes is read here. */
export function App() {
  return (
    <div className="app">
      <WindowServices />
      <h1 className="vh">Layerloom</h1>
      <TopBar />
      <TimeBar />
      <LeftPane />
      <Canvas />
      <Sweep />
      <IntroLine />
      <Dock />
      <RightPane />
      <Dialogs />
      <Toasts />
      <DropProject />
      <Tour />
    </div>
  );
}

/** What the window does beside its panes. Apart, so that a change of its facts draws no pane anew. */
function WindowServices() {
  useTheme();
  useFonts();
  useGlobalKeys();
  useClipboard();
  useHostEvents();
  useWindowState();
  useParts();
  return null;
}
