import { app } from 'electron';
import { fileArgument } from './arguments';
import { startEditor } from './editor';
import { makeFileInbox } from './file-inbox';
import { registerAppScheme } from './protocol';

const inbox = makeFileInbox(fileArgument(process.argv.slice(1), process.cwd()));

registerAppScheme();
app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  // macOS hands files over before `ready` too.
  let showWindow = (): void => undefined;
  app.on('open-file', (event, path) => {
    event.preventDefault();
    inbox.receive(path);
    showWindow();
  });
  app.on('second-instance', (_event, args, folder) => {
    const path = fileArgument(args.slice(1), folder);
    if (path !== null) inbox.receive(path);
    showWindow();
  });
  void app.whenReady().then(() => {
    showWindow = startEditor(inbox);
  });
} else {
  app.quit();
}
