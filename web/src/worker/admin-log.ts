import type { tl } from '@mtcute/core';
import type { LogEntry, PeerId } from '../bridge/model';
import { messageOf } from './message';
import { idOf } from './peers';

function participant(raw: tl.TypeChannelParticipant): PeerId {
  if ('userId' in raw) return raw.userId;
  return idOf(raw.peer);
}

/** One line of the admin log: the kind is the protocol's name without its prefix. */
export function logEntry(raw: tl.TypeChannelAdminLogEvent, self: PeerId): LogEntry {
  const { action } = raw;
  const entry: LogEntry = {
    id: String(raw.id), by: raw.userId, date: raw.date, kind: action._.replace(/^channelAdminLogEventAction/, ''),
  };
  switch (action._) {
    case 'channelAdminLogEventActionChangeTitle':
    case 'channelAdminLogEventActionChangeAbout':
    case 'channelAdminLogEventActionChangeUsername': entry.text = action.newValue; break;
    case 'channelAdminLogEventActionParticipantInvite': entry.about = participant(action.participant); break;
    case 'channelAdminLogEventActionParticipantToggleBan': {
      const now = action.newParticipant;
      entry.about = participant(now);
      if (now._ === 'channelParticipantBanned') entry.kind = now.bannedRights.viewMessages ? 'Ban' : 'Restrict';
      else entry.kind = 'Unban';
      break;
    }
    case 'channelAdminLogEventActionParticipantToggleAdmin': {
      entry.about = participant(action.newParticipant);
      entry.kind = action.newParticipant._ === 'channelParticipantAdmin' ? 'Promote' : 'Demote';
      break;
    }
    case 'channelAdminLogEventActionDeleteMessage':
    case 'channelAdminLogEventActionSendMessage':
    case 'channelAdminLogEventActionUpdatePinned': entry.text = messageOf(action.message, self)?.text ?? ''; break;
    case 'channelAdminLogEventActionEditMessage': entry.text = messageOf(action.newMessage, self)?.text ?? ''; break;
    default:
  }
  return entry;
}
