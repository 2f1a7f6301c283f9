import { CommandMenu } from '../commands/command-menu';
import { useNarrow } from '../palette/use-narrow';
import { useApp } from '../store/create-store';
import { IconButton } from '../ui/icon-button';
import { Segment } from '../ui/segment';
import { Slider } from '../ui/slider';
import { Toggle } from '../ui/switch-field';
import { ChartChooser } from './chart-chooser';
import { useZoom } from './zoom-view';

/** What the pane shows, and how curves are drawn. */
export function TrainingTools() {
  const found = useApp(({ investigation }) => investigation?.phase === 'found');
  const detectiveShown = useApp((state) => state.detectiveShown);
  const showDetective = useApp((state) => state.showDetective);
  return (
    <>
      {found && detectiveShown ? null : <CurveTools />}
      {found ? (
        <Segment
          label="What the Training pane shows"
          value={detectiveShown ? 'detective' : 'curves'}
          options={[
            { value: 'curves', label: 'Curves' },
            { value: 'detective', label: 'Detective' },
          ]}
          onChange={(shown) => showDetective(shown === 'detective')}
        />
      ) : null}
    </>
  );
}

function CurveTools() {
  const { smoothing, logScale } = useApp((state) => state.settings);
  const changeSettings = useApp((state) => state.changeSettings);
  const narrow = useNarrow();
  const { zoom, showPart } = useZoom();
  return (
    <>
      {zoom === null ? null : (
        <IconButton small icon="maximize" label="Show the whole run" shortcut="0" onClick={() => showPart(null)} />
      )}
      <span className="row g8 s12t t2">
        <span className="wide">Smoothing</span>
        <Slider
          label="Smoothing"
          className="smoothing"
          value={smoothing}
          min={0}
          max={0.99}
          step={0.01}
          onChange={(value) => changeSettings({ smoothing: value })}
        />
        <span className="num tn wide smoothing-value">{smoothing.toFixed(2)}</span>
      </span>
      <Toggle
        label={narrow ? 'Log' : 'Log scale'}
        checked={logScale}
        onChange={(on) => changeSettings({ logScale: on })}
      />
      <ChartChooser />
      <CommandMenu label="Export the curves" icon="download" ids={['training.export-csv', 'training.export-png']} />
    </>
  );
}
