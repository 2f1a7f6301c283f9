import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowRight,
  BetweenHorizontalEnd,
  Blend,
  BookOpen,
  Box,
  Brackets,
  ChartLine,
  ChartNoAxesColumn,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  Circle,
  CircleAlert,
  CircleCheck,
  Command,
  Copy,
  Cpu,
  Database,
  Download,
  Droplet,
  Ellipsis,
  Equal,
  FastForward,
  FilePlus,
  FileText,
  Focus,
  FolderOpen,
  FoldVertical,
  Grid2x2,
  Grid3x3,
  History,
  Image,
  Info,
  Keyboard,
  Layers,
  LayoutTemplate,
  ListChecks,
  LoaderCircle,
  Lock,
  type LucideIcon,
  Maximize,
  Merge,
  Minus,
  Monitor,
  Moon,
  Network,
  PanelBottom,
  Pause,
  Pencil,
  Pin,
  PinOff,
  Play,
  Plus,
  Power,
  Redo2,
  RotateCcw,
  Route,
  Rows3,
  Save,
  Scale,
  Scan,
  Search,
  Settings2,
  SkipBack,
  Square,
  SquareDashedMousePointer,
  StepForward,
  Sun,
  Table,
  Trash2,
  TriangleAlert,
  Undo2,
  Ungroup,
  WandSparkles,
  Waves,
  Waypoints,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';

const lucide = {
  'align-center-horizontal': AlignCenterHorizontal,
  'align-center-vertical': AlignCenterVertical,
  'align-end-horizontal': AlignEndHorizontal,
  'align-end-vertical': AlignEndVertical,
  'align-horizontal-distribute-center': AlignHorizontalDistributeCenter,
  'align-start-horizontal': AlignStartHorizontal,
  'align-start-vertical': AlignStartVertical,
  'align-vertical-distribute-center': AlignVerticalDistributeCenter,
  'arrow-right': ArrowRight,
  'between-horizontal-end': BetweenHorizontalEnd,
  'book-open': BookOpen,
  blend: Blend,
  box: Box,
  brackets: Brackets,
  'chart-line': ChartLine,
  'chart-no-axes-column': ChartNoAxesColumn,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'chevron-up': ChevronUp,
  'circle-alert': CircleAlert,
  circle: Circle,
  'circle-check': CircleCheck,
  command: Command,
  copy: Copy,
  cpu: Cpu,
  database: Database,
  download: Download,
  droplet: Droplet,
  ellipsis: Ellipsis,
  equal: Equal,
  'fast-forward': FastForward,
  'file-plus': FilePlus,
  'file-text': FileText,
  focus: Focus,
  'fold-vertical': FoldVertical,
  'folder-open': FolderOpen,
  'grid-2x2': Grid2x2,
  'grid-3x3': Grid3x3,
  history: History,
  image: Image,
  info: Info,
  keyboard: Keyboard,
  layers: Layers,
  'layout-template': LayoutTemplate,
  'list-checks': ListChecks,
  'loader-circle': LoaderCircle,
  lock: Lock,
  maximize: Maximize,
  merge: Merge,
  minus: Minus,
  monitor: Monitor,
  moon: Moon,
  network: Network,
  'panel-bottom': PanelBottom,
  pause: Pause,
  pencil: Pencil,
  pin: Pin,
  'pin-off': PinOff,
  play: Play,
  plus: Plus,
  power: Power,
  'redo-2': Redo2,
  'rotate-ccw': RotateCcw,
  route: Route,
  'rows-3': Rows3,
  save: Save,
  scale: Scale,
  scan: Scan,
  search: Search,
  'settings-2': Settings2,
  'skip-back': SkipBack,
  square: Square,
  'square-dashed-mouse-pointer': SquareDashedMousePointer,
  'step-forward': StepForward,
  sun: Sun,
  table: Table,
  'trash-2': Trash2,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  ungroup: Ungroup,
  'wand-sparkles': WandSparkles,
  waves: Waves,
  waypoints: Waypoints,
  x: X,
} as const satisfies Record<string, LucideIcon>;

/** Drawn for Layerloom on the same 24 grid. */
const own = {
  dense: (
    <>
      <circle cx="5" cy="6" r="2" />
      <circle cx="5" cy="18" r="2" />
      <circle cx="19" cy="12" r="2" />
      <path d="M7 7l10 4M7 17l10-4" />
    </>
  ),
  flatten: (
    <>
      <rect x="3" y="3" width="8" height="8" rx="1" />
      <path d="M3 7h8M7 3v8M3 19h18M7 17v4M12 17v4M17 17v4M14 7h6m-3 0v6m-2.5-2L17 13.5l2.5-2.5" />
    </>
  ),
  softmax: <path d="M4 5h6M4 10h15M4 15h4M4 20h9" />,
  relu: <path d="M3 17h9l8-11" />,
  prelu: <path d="M3 20l9-4 8-11" />,
  gelu: <path d="M3 15c5 0 6 3 9 2 3-1 5-7 8-11" />,
  sigmoid: <path d="M3 18c9 0 9-12 18-12" />,
  tanh: <path d="M3 18h3c6 0 6-12 12-12h3" />,
  linear: <path d="M4 20L20 4" />,
} as const satisfies Record<string, ReactNode>;

const isLucide = (name: string): name is keyof typeof lucide => name in lucide;
const isOwn = (name: string): name is keyof typeof own => name in own;

export type IconSize = 12 | 14 | 16 | 20 | 24;
const sizeClass: Record<IconSize, string> = { 12: 'i s12', 14: 'i s14', 16: 'i', 20: 'i s20', 24: 'i s24' };

/** An icon by its name; definitions in `src-core` know only names. An unknown name draws a box, never nothing. */
export function Icon({ name, size = 16, className = '' }: { name: string; size?: IconSize; className?: string }) {
  const classes = `${sizeClass[size]} ${className}`.trim();
  if (isOwn(name)) {
    return (
      <svg
        className={classes}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {own[name]}
      </svg>
    );
  }
  const Drawn = isLucide(name) ? lucide[name] : Box;
  return <Drawn className={classes} aria-hidden="true" />;
}
