import { useApp } from '../store/create-store';
import { NetworkTable } from './network-table';
import { PaneHeader } from './pane-header';
import { RunSection } from './run-section';
import { TrainingSection } from './training-section';

/** Nothing selected: the network as a whole and how it is trained. */
export function NetworkPane() {
  const nodes = useApp(({ document }) => document.nodes.length);
  return (
    <>
      <PaneHeader icon="network" title="Network" kind="Nothing selected" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="ins-body" aria-label="Network and training" tabIndex={0}>
        {nodes === 0 ? (
          <div className="sec prose">
            <p>
              The canvas is empty. Drag an <b>Input</b> from the left, then layers, and wire them from port to port.
            </p>
          </div>
        ) : (
          <NetworkTable />
        )}
        <TrainingSection />
        <RunSection />
      </section>
    </>
  );
}
