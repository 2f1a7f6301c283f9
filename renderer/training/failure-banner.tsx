import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { toNumberText } from '../ui/number-text';
import { calmerRate, describeFailure } from './describe-failure';

/** What stopped the run, and the remedies at one click. */
export function FailureBanner() {
  const failure = useApp(({ run }) => run.failure);
  const plan = useApp(({ run }) => run.plan);
  const rate = useApp(({ document }) => document.training.learningRate);
  const edit = useApp((state) => state.edit);
  const investigate = useApp((state) => state.investigate);
  const unfound = useApp(({ investigation }) => (investigation?.phase === 'open' ? investigation.why : null));
  const train = useCommand('run.train');
  if (failure === null) return null;
  const words = describeFailure(
    failure,
    (node) => plan?.operations.find((operation) => operation.node === node)?.title ?? null,
  );
  const calmer = failure.kind === 'diverged' && rate >= failure.learningRate ? calmerRate(rate) : null;
  const rateChange = calmer === null ? '' : `Learning rate ${toNumberText(rate)} → ${toNumberText(calmer)}`;
  return (
    <div className="banner" role="alert">
      <Icon name="circle-alert" />
      <div className="grow">
        <h3>{words.title}</h3>
        <p>{words.why}</p>
        {unfound === null ? null : <p className="t2">{unfound}</p>}
      </div>
      {calmer === null ? null : (
        <Button
          small
          look="primary"
          icon="pencil"
          onClick={() =>
            edit({ kind: 'set-training', training: { learningRate: calmer } }, `set learning rate to ${calmer}`)
          }
        >
          {rateChange}
        </Button>
      )}
      {failure.kind === 'diverged' ? (
        <Button small icon="search" onClick={() => void investigate()}>
          Find the cause
        </Button>
      ) : null}
      <Button
        small
        icon="play"
        look={calmer === null ? 'primary' : 'default'}
        disabled={train.disabledReason !== undefined}
        title={train.disabledReason}
        onClick={() => train.run()}
      >
        Train again
      </Button>
      <CopyButton text={`${words.title}\n${words.why}\n${JSON.stringify(failure)}`} />
    </div>
  );
}
