package heliograph.startup;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Rpc;
import heliograph.tl.api.EmojiList;
import heliograph.tl.api.account.ContentSettings;
import heliograph.tl.api.account.EmojiStatuses;
import heliograph.tl.api.account.GetAutoSaveSettings;
import heliograph.tl.api.account.GetChannelDefaultEmojiStatuses;
import heliograph.tl.api.account.GetChannelRestrictedStatusEmojis;
import heliograph.tl.api.account.GetChatThemes;
import heliograph.tl.api.account.GetCollectibleEmojiStatuses;
import heliograph.tl.api.account.GetContentSettings;
import heliograph.tl.api.account.GetDefaultBackgroundEmojis;
import heliograph.tl.api.account.GetDefaultEmojiStatuses;
import heliograph.tl.api.account.GetDefaultGroupPhotoEmojis;
import heliograph.tl.api.account.GetDefaultProfilePhotoEmojis;
import heliograph.tl.api.account.GetRecentEmojiStatuses;
import heliograph.tl.api.account.GetSavedMusicIds;
import heliograph.tl.api.account.GetSavedRingtones;
import heliograph.tl.api.account.SavedMusicIds;
import heliograph.tl.api.account.SavedRingtones;
import heliograph.tl.api.account.Themes;
import java.util.List;

/// Looks and habits of an account: themes, emoji statuses, ringtones, exceptions. Defaults only.
public final class AccountStartup {
    public void register(Rpc rpc) {
        rpc.constant(GetContentSettings.METHOD, USERS, _ -> new ContentSettings(false, false));
        rpc.constant(GetChatThemes.METHOD, USERS, query -> new Themes(query.hash(), List.of()));
        rpc.constant(GetAutoSaveSettings.METHOD, USERS, _ -> autoSave());
        rpc.constant(
                GetDefaultEmojiStatuses.METHOD,
                USERS,
                query -> new EmojiStatuses(query.hash(), List.of()));
        rpc.constant(
                GetChannelDefaultEmojiStatuses.METHOD,
                USERS,
                query -> new EmojiStatuses(query.hash(), List.of()));
        rpc.constant(
                GetRecentEmojiStatuses.METHOD,
                USERS,
                query -> new EmojiStatuses(query.hash(), List.of()));
        rpc.constant(
                GetCollectibleEmojiStatuses.METHOD,
                USERS,
                query -> new EmojiStatuses(query.hash(), List.of()));
        rpc.constant(
                GetSavedRingtones.METHOD,
                USERS,
                query -> new SavedRingtones(query.hash(), List.of()));
        rpc.constant(
                GetDefaultProfilePhotoEmojis.METHOD,
                USERS,
                query -> new EmojiList(query.hash(), List.of()));
        rpc.constant(
                GetDefaultGroupPhotoEmojis.METHOD,
                USERS,
                query -> new EmojiList(query.hash(), List.of()));
        rpc.constant(
                GetDefaultBackgroundEmojis.METHOD,
                USERS,
                query -> new EmojiList(query.hash(), List.of()));
        rpc.constant(
                GetChannelRestrictedStatusEmojis.METHOD,
                USERS,
                query -> new EmojiList(query.hash(), List.of()));
        rpc.constant(GetSavedMusicIds.METHOD, USERS, _ -> new SavedMusicIds(List.of()));
    }

    private static heliograph.tl.api.account.AutoSaveSettings autoSave() {
        var off = new heliograph.tl.api.AutoSaveSettings(false, false, null);
        return new heliograph.tl.api.account.AutoSaveSettings(
                off, off, off, List.of(), List.of(), List.of());
    }
}
