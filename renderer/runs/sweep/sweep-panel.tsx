import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useApp } from '../../store/create-store';
import { IconButton } from '../../ui/icon-button';
import { SweepForm } from './sweep-form';
import { SweepProgress } from './sweep-progress';

/** Over the canvas only, so that the table of runs and its curves can be read while a sweep goes on. */
export function SweepPanel() {
  const sweep = useApp((state) => state.sweep);
  const showSweep = useApp((state) => state.showSweep);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    showSweep(false);
  };
  return (
    <div className="sweep-scrim">
      <div ref={box} className="pop sweep-panel" role="dialog" aria-label="Sweep" onKeyDown={onKeyDown}>
        <header className="sweep-h">
          <h2>Sweep</h2>
          <span className="s12t t3 cut">
            {sweep === null ? 'several runs of this network, each with another setting' : ''}
          </span>
          <span className="sp" />
          <IconButton
            small
            icon="x"
            label={sweep !== null && sweep.phase !== 'over' ? 'Go on in background' : 'Close'}
            shortcut="Esc"
            onClick={() => showSweep(false)}
          />
        </header>
        {sweep === null ? <SweepForm /> : <SweepProgress sweep={sweep} />}
        <FirstFocus key={sweep?.phase ?? 'form'} box={box} />
      </div>
    </div>
  );
}

/** What had the focus is gone with the form, or with the buttons of a running sweep. */
function FirstFocus({ box }: { box: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    if (box.current === null || box.current.contains(document.activeElement)) return;
    box.current.querySelector<HTMLElement>('.sweep-form button, .sweep-f .primary')?.focus();
  }, [box]);
  return null;
}
