import type { Chart } from './charts';
import { CurvePane } from './curve-pane';
import { DistributionPane } from './distributions/distribution-pane';
import { Throughput } from './throughput';

/** The columns of the Training pane. */
export function ChartPanes({ charts }: { charts: readonly Chart[] }) {
  return charts.map((chart) => <ChartPane key={chart.id} chart={chart} />);
}

function ChartPane({ chart }: { chart: Chart }) {
  if (chart.curve !== null) return <CurvePane kind={chart.curve} />;
  return chart.id === 'distribution' ? <DistributionPane /> : <Throughput />;
}
