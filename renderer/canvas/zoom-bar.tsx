import { useStore } from '@xyflow/react';
import { memo } from 'react';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { IconButton } from '../ui/icon-button';
import { Tooltip } from '../ui/tooltip';
import type { Viewport } from './use-viewport';

/** Out, how far, in, fit, fit the selection, what dragging does, following a sample. */
export const ZoomBar = memo(function ZoomBar({ viewport }: { viewport: Viewport }) {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const zoomOut = useCommand('view.zoom-out');
  const zoomIn = useCommand('view.zoom-in');
  const fit = useCommand('view.fit');
  const selection = useCommand('view.fit-selection');
  const drag = useCommand('view.drag-mode');
  const selects = useApp(({ settings }) => settings.dragMode === 'select');
  const follow = useCommand('sample.follow');
  const following = useApp(({ tracing }) => tracing);
  return (
    <div className="cv-bl float" role="toolbar" aria-label="Zoom">
      <IconButton small icon="minus" label={zoomOut.title} shortcut={zoomOut.shortcut} onClick={viewport.zoomOut} />
      <Tooltip text="Back to 100 %">
        <button
          type="button"
          className="z"
          onClick={viewport.zoomToFull}
          aria-label={`Zoom ${percent} %, back to 100 %`}
        >
          {percent} %
        </button>
      </Tooltip>
      <IconButton small icon="plus" label={zoomIn.title} shortcut={zoomIn.shortcut} onClick={viewport.zoomIn} />
      <IconButton small icon="maximize" label={fit.title} shortcut={fit.shortcut} onClick={viewport.fit} />
      <span className="row wide">
        <IconButton
          small
          icon="focus"
          label={selection.title}
          shortcut={selection.shortcut}
          disabledReason={selection.disabledReason}
          onClick={selection.run}
        />
      </span>
      <IconButton
        small
        icon="square-dashed-mouse-pointer"
        label={selects ? 'Drag selects' : 'Drag moves the view'}
        shortcut={drag.shortcut}
        look={selects ? 'on' : 'plain'}
        aria-label="Drag selects"
        aria-pressed={selects}
        onClick={drag.run}
      />
      <span className="sep" />
      <IconButton
        small
        icon="route"
        label={follow.title}
        shortcut={follow.shortcut}
        disabledReason={follow.disabledReason}
        look={following ? 'on' : 'plain'}
        aria-pressed={following}
        onClick={follow.run}
      />
    </div>
  );
});
