import type { Chart } from './charts';
import { CurvePane } from './curve-pane';
import { DistributionPane } from './distributions/distribution-pane';
import { Throughput } from './throughput';

/** One column of the Training pane. */
export function ChartPane({ chart }: { chart: Chart }) {
  if (chart.curve !== null) return <CurvePane kind={chart.curve} />;
  return chart.id === 'distribution' ? <DistributionPane /> : <Throughput />;
}
