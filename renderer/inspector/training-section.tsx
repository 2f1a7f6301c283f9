import { datasetInfo, findDataset } from '../../src-core/datasets/registry';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { formatCount } from '../ui/format';
import { TrainingForm } from './training-form';

/** Data and settings of the next run. */
export function TrainingSection() {
  const openDialog = useApp((state) => state.openDialog);
  const dataset = useApp(({ document }) => document.dataset);
  const runIsOpen = useApp(({ run }) => run.phase === 'running' || run.phase === 'paused' || run.phase === 'opening');
  const info = datasetInfo(dataset);
  const title = findDataset(dataset.id)?.title ?? dataset.id;
  return (
    <div className="sec">
      <h3>
        Training
        {runIsOpen ? (
          <small title="A run is open: the learning rate acts at once, all else from the next run.">
            rate acts now, the rest next run
          </small>
        ) : null}
      </h3>
      <div className="field">
        <span className="s12t t2">Data</span>
        <Button
          icon="database"
          className="data-button"
          title={
            info === null
              ? title
              : `${title}: ${formatCount(info.trainCount)} to train on, ${formatCount(info.testCount)} to test`
          }
          onClick={() => openDialog('data')}
        >
          <span className="cut grow">{title}</span>
        </Button>
      </div>
      <TrainingForm />
    </div>
  );
}
