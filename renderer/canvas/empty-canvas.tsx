import { useCommand } from '../commands/use-command';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

/** A blank network says what to do next. */
export function EmptyCanvas() {
  const templates = useCommand('view.templates');
  return (
    <div className="canvas-empty">
      <div className="empty">
        <Icon name="network" size={24} />
        <b>Draw a network</b>
        <span>Drag a node from the left, or start from a template.</span>
        <Button small icon="layout-template" onClick={templates.run}>
          Choose a template
        </Button>
      </div>
    </div>
  );
}
