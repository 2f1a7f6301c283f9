import { useEffect } from 'react';
import { commandContext } from '../commands/run-command';
import { useApp } from '../store/create-store';
import { isUnsaved } from '../store/selectors';

/** Title, unsaved mark and progress, shown by the host. */
export function useWindowState(): void {
  const name = useApp(({ document }) => document.name);
  const dirty = useApp(isUnsaved);
  const file = useApp((state) => state.file?.handle ?? null);
  const progress = useApp(({ run }) =>
    run.phase === 'running' && run.totalSteps > 0 ? Math.round((100 * run.step) / run.totalSteps) / 100 : null,
  );
  useEffect(() => {
    commandContext.host.setWindowState({ title: name, dirty, progress, file });
  }, [name, dirty, progress, file]);
}
