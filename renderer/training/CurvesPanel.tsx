import { LogScaleToggle, SmoothingSlider } from '../charts/ChartControls';
import { MetricChart } from '../charts/MetricChart';
import { useColourScheme } from '../charts/useColourScheme';
import { useSettingsStore } from '../state/settingsStore';
import { glossary } from './glossary';
import { seriesChanged } from './runSeries';
import { useChartRuns } from './useChartRuns';

/** The curves of the selected run and of those that it is compared with. */
export function CurvesPanel() {
  const runs = useChartRuns();
  const scheme = useColourScheme();
  const smoothing = useSettingsStore((state) => state.settings.smoothing);
  const logScale = useSettingsStore((state) => state.settings.logScale);
  const change = useSettingsStore((state) => state.change);
  const shared = { runs, scheme, smoothing, changed: seriesChanged };
  const slider = <SmoothingSlider value={smoothing} onChange={(value) => change({ smoothing: value })} />;
  return (
    <>
      <MetricChart
        {...shared}
        title="Loss"
        metric="loss"
        explanation={glossary.loss}
        logarithmic={logScale}
        controls={
          <>
            {slider}
            <LogScaleToggle on={logScale} onChange={(on) => change({ logScale: on })} />
          </>
        }
      />
      <MetricChart
        {...shared}
        title="Accuracy"
        metric="accuracy"
        explanation={glossary.accuracy}
        logarithmic={false}
        controls={slider}
      />
    </>
  );
}
