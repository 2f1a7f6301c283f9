import { Outline } from './outline';
import { Palette } from './palette';
import { Rail } from './rail';
import { useNarrow } from './use-narrow';

/** Everything that can be added, and the outline of what is there; a rail of icons in a narrow window. */
export function LeftPane() {
  const narrow = useNarrow();
  return (
    <aside className="left" aria-label="Palette">
      {narrow ? (
        <Rail />
      ) : (
        <>
          <Palette />
          <Outline />
        </>
      )}
    </aside>
  );
}
