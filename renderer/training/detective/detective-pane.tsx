import { describeFinding } from '../../../src-core/training/detective/finding-words';
import { useApp } from '../../store/create-store';
import type { Investigation } from '../../store/detective-slice';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import { GrowthChart } from './growth-chart';
import { RemedyList } from './remedy-list';

type Found = Extract<Investigation, { phase: 'found' }>;

/** What made a run diverge: the finding in words, the last steps as bars, the remedies. */
export function DetectivePane({ found }: { found: Found }) {
  return (
    <div className="training-pane detective">
      <FindingBanner found={found} brief />
      <div className="body">
        <GrowthChart plan={found.plan} diagnosis={found.diagnosis} />
        <RemedyList plan={found.plan} diagnosis={found.diagnosis} />
      </div>
    </div>
  );
}

interface FindingBannerProps {
  readonly found: Found;
  /** Which weights are shown stands beside it. */
  readonly brief?: boolean;
}

/** What, where, when and why, in two or three sentences. */
export function FindingBanner({ found: { plan, diagnosis }, brief = false }: FindingBannerProps) {
  const stepsPerEpoch = useApp(({ run }) => run.stepsPerEpoch);
  const { title, story, back } = describeFinding(plan, diagnosis, stepsPerEpoch);
  return (
    <div className="banner" role="alert">
      <Icon name="circle-alert" />
      <div className="grow">
        <h3>{title}</h3>
        <p>{brief ? story : `${story} ${back}`}</p>
      </div>
      <CopyButton text={`${title}\n${story}\n${JSON.stringify(diagnosis.culprit)}`} />
    </div>
  );
}
