import { datasetInfo, findDataset } from '../../src-core/datasets/registry';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { formatCount } from '../ui/format';
import { TrainingForm } from './training-form';

/** Data and settings of the next run. */
export function TrainingSection() {
  const openDialog = useApp((state) => state.openDialog);
  const dataset = useApp(({ document }) => document.dataset);
  const info = datasetInfo(dataset);
  return (
    <div className="sec">
      <h3>Training</h3>
      <div className="field">
        <span className="s12t t2">Data</span>
        <Button
          icon="database"
          className="data-button"
          title={
            info === null ? '' : `${formatCount(info.trainCount)} to train on, ${formatCount(info.testCount)} to test`
          }
          onClick={() => openDialog('data')}
        >
          <span className="cut grow">{findDataset(dataset.id)?.title ?? dataset.id}</span>
        </Button>
      </div>
      <TrainingForm />
    </div>
  );
}
