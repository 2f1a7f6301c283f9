import { useApp } from '../store/create-store';
import { Slider } from '../ui/slider';
import { Toggle } from '../ui/switch-field';

export function TrainingTools() {
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
