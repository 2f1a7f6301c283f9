import type { DetectiveSlice } from './detective-slice';
import type { DocumentSlice } from './document-slice';
import type { RunSlice } from './run-slice';
import type { RunsSlice } from './runs-slice';
import type { SampleSlice } from './sample-slice';
import type { SettingsSlice } from './settings-slice';
import type { SweepSlice } from './sweep-slice';
import type { TimeSlice } from './time-slice';
import type { ViewSlice } from './view-slice';

/** The whole state of the window: small slices, each in its file; what moves sixty times a second is not in it. */
export type AppState = DocumentSlice &
  RunSlice &
  RunsSlice &
  SampleSlice &
  DetectiveSlice &
  SweepSlice &
  TimeSlice &
  ViewSlice &
  SettingsSlice;
