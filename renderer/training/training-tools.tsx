import { useApp } from '../store/create-store';
import { Segment } from '../ui/segment';
import { Slider } from '../ui/slider';
import { Toggle } from '../ui/switch-field';

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
  return (
    <>
      <span className="row g8 s12t t2">
        Smoothing
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
      <Toggle label="Log scale" checked={logScale} onChange={(on) => changeSettings({ logScale: on })} />
    </>
  );
}
