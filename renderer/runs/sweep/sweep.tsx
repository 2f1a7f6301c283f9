import type { ReactNode } from 'react';
import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { later } from '../../ui/later';

const SweepPanel = later(() => import('./sweep-panel').then((part) => part.SweepPanel), {
  waiting: null,
  failed: (notice) => <NoPanel>{notice}</NoPanel>,
});

/** Nobody who asked for no sweep waits for its code, or hears that it did not come. */
export function Sweep() {
  const shown = useApp((state) => state.sweepShown);
  return shown ? <SweepPanel /> : null;
}

function NoPanel({ children }: { children: ReactNode }) {
  const showSweep = useApp((state) => state.showSweep);
  return (
    <div className="sweep-scrim">
      <div className="pop sweep-panel" role="dialog" aria-label="Sweep">
        {children}
        <footer className="sweep-f">
          <span className="sp" />
          <Button onClick={() => showSweep(false)}>Close</Button>
        </footer>
      </div>
    </div>
  );
}
