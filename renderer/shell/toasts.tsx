import { useEffect, useState } from 'react';
import { useApp } from '../store/create-store';
import type { Toast } from '../store/view-slice';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { LiveRegion } from './live-region';

/** Messages about what happened outside of what is visible, and what is read out to screen readers. */
export function Toasts() {
  const toasts = useApp((state) => state.toasts);
  return (
    <>
      <section className="toasts" aria-label="Messages">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </section>
      <LiveRegion />
    </>
  );
}

const looks: Readonly<Record<Toast['kind'], { readonly icon: string; readonly tone: string }>> = {
  info: { icon: 'info', tone: 'info' },
  success: { icon: 'circle-check', tone: 'ok' },
  error: { icon: 'circle-alert', tone: 'err' },
};

/** Milliseconds that a message stays which is no error; it stays longer under the pointer or with the focus in it. */
const stays = 7000;

function ToastCard({ toast }: { toast: Toast }) {
  const dismissToast = useApp((state) => state.dismissToast);
  const [held, setHeld] = useState(false);
  const { id, kind, title, detail } = toast;
  useEffect(() => {
    if (kind === 'error' || held) return;
    const timer = setTimeout(() => dismissToast(id), stays);
    return () => clearTimeout(timer);
  }, [id, kind, held, dismissToast]);
  const { icon, tone } = looks[kind];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role; the handlers only keep it on the screen.
    <div
      className="pop toast"
      role={kind === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={tone}>
        <Icon name={icon} />
      </span>
      <span className="grow">
        <b>{title}</b>
        {detail === '' ? null : <p>{detail}</p>}
      </span>
      {toast.action === undefined ? null : (
        <Button
          small
          onClick={() => {
            toast.action?.run();
            dismissToast(id);
          }}
        >
          {toast.action.title}
        </Button>
      )}
      {kind === 'error' ? <CopyButton text={`${title}\n${detail}`} /> : null}
      <IconButton small iconSize={14} icon="x" label="Dismiss" onClick={() => dismissToast(id)} />
    </div>
  );
}
