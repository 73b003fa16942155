import BuildIcon from '@material-ui/icons/Build';
import CloudDoneIcon from '@material-ui/icons/CloudDone';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import FlagIcon from '@material-ui/icons/Flag';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import MessageIcon from '@material-ui/icons/ChatBubbleOutline';
import MilestoneIcon from '@material-ui/icons/PlaylistAddCheck';
import NoteIcon from '@material-ui/icons/Notes';
import DiagnosisIcon from '@material-ui/icons/ReportProblem';
import RegistryIcon from '@material-ui/icons/Storage';
import type { TimelineEntry } from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';

/** How an entry of each type looks. */
export const ENTRY_LOOKS: Record<
  TimelineEntry['type'],
  {
    Icon: typeof FlagIcon;
    tone: Tone;
    emphasis?: 'lost' | 'back' | 'diagnosed';
  }
> = {
  phase: { Icon: FlagIcon, tone: 'running' },
  message: { Icon: MessageIcon, tone: 'unknown' },
  milestone: { Icon: MilestoneIcon, tone: 'unknown' },
  waiting: { Icon: HourglassIcon, tone: 'warning' },
  'api-lost': { Icon: CloudOffIcon, tone: 'warning', emphasis: 'lost' },
  'api-back': { Icon: CloudDoneIcon, tone: 'ok', emphasis: 'back' },
  registry: { Icon: RegistryIcon, tone: 'ok' },
  effect: { Icon: BuildIcon, tone: 'unknown' },
  diagnosis: { Icon: DiagnosisIcon, tone: 'error', emphasis: 'diagnosed' },
  note: { Icon: NoteIcon, tone: 'unknown' },
};
