package heliograph.channels.settings;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelGround;
import heliograph.channels.StickerSets;
import heliograph.files.ChatPhotos;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.Method;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.Update;
import heliograph.tl.api.channels.ConvertToGigagroup;
import heliograph.tl.api.channels.EditLocation;
import heliograph.tl.api.channels.EditPhoto;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.SetEmojiStickers;
import heliograph.tl.api.channels.SetMainProfileTab;
import heliograph.tl.api.channels.SetStickers;
import heliograph.tl.api.channels.ToggleAntiSpam;
import heliograph.tl.api.channels.ToggleForum;
import heliograph.tl.api.channels.ToggleJoinRequest;
import heliograph.tl.api.channels.ToggleJoinToSend;
import heliograph.tl.api.channels.ToggleParticipantsHidden;
import heliograph.tl.api.channels.TogglePreHistoryHidden;
import heliograph.tl.api.channels.ToggleSignatures;
import heliograph.tl.api.channels.ToggleSlowMode;
import heliograph.tl.api.channels.UpdateColor;
import heliograph.tl.api.messages.EditChatAbout;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.SetChatAvailableReactions;
import heliograph.tl.api.messages.SetHistoryTTL;
import heliograph.tl.api.messages.ToggleNoForwards;
import java.util.List;
import java.util.function.Function;

/// `channels.*` and `messages.*` by which a channel is set up.
public final class SettingsRpc {
    private static final PeerId.Kind KIND = PeerId.Kind.CHANNEL;

    private final ChannelGround ground;
    private final Settings settings;
    private final Toggles toggles;
    private final ChatPhotos photos;
    private final StickerSets sets;

    public SettingsRpc(
            ChannelGround ground,
            Settings settings,
            Toggles toggles,
            ChatPhotos photos,
            StickerSets sets) {
        this.sets = sets;
        this.ground = ground;
        this.settings = settings;
        this.toggles = toggles;
        this.photos = photos;
    }

    /// Makes a change of a channel.
    private interface Change<Q> {
        List<Update> make(Caller caller, long channel, Q query);
    }

    public void register(Rpc rpc, PeerRows rows) {
        on(
                rpc,
                EditTitle.METHOD,
                SIGNED_IN,
                EditTitle::channel,
                (caller, id, query) -> settings.title(caller, id, query.title()));
        on(rpc, EditPhoto.METHOD, SIGNED_IN, EditPhoto::channel, this::editPhoto);
        on(
                rpc,
                UpdateColor.METHOD,
                USERS,
                UpdateColor::channel,
                (caller, id, query) ->
                        settings.color(
                                caller,
                                id,
                                query.forProfile(),
                                new PeerColor(query.color(), query.backgroundEmojiId())));
        stickers(rpc);
        page(rpc);
        toggles(rpc);
        rows.on(EditChatAbout.METHOD, SIGNED_IN, KIND, EditChatAbout::peer, this::editAbout);
        rows.on(
                EditChatDefaultBannedRights.METHOD,
                SIGNED_IN,
                KIND,
                EditChatDefaultBannedRights::peer,
                (caller, peer, query) ->
                        told(
                                caller,
                                settings.defaultRights(caller, peer.id(), query.bannedRights())));
        rows.on(
                ToggleNoForwards.METHOD,
                USERS,
                KIND,
                ToggleNoForwards::peer,
                (caller, peer, q) ->
                        told(caller, toggles.noForwards(caller, peer.id(), q.enabled())));
        rows.on(
                SetChatAvailableReactions.METHOD,
                USERS,
                KIND,
                SetChatAvailableReactions::peer,
                (caller, peer, query) ->
                        told(
                                caller,
                                settings.reactions(
                                        caller,
                                        peer.id(),
                                        query.availableReactions(),
                                        query.reactionsLimit())));
        rows.on(
                SetHistoryTTL.METHOD,
                USERS,
                KIND,
                SetHistoryTTL::peer,
                (caller, peer, query) ->
                        told(caller, settings.ttl(caller, peer.id(), query.period())));
    }

    private void stickers(Rpc rpc) {
        rpc.on(
                SetStickers.METHOD,
                SIGNED_IN,
                Cost.GOVERN,
                (caller, query) -> setStickers(caller, query.channel(), query.stickerset(), false));
        rpc.on(
                SetEmojiStickers.METHOD,
                SIGNED_IN,
                Cost.GOVERN,
                (caller, query) -> setStickers(caller, query.channel(), query.stickerset(), true));
    }

    private void page(Rpc rpc) {
        rpc.on(EditLocation.METHOD, USERS, Cost.GOVERN, this::editLocation);
        rpc.on(SetMainProfileTab.METHOD, USERS, Cost.GOVERN, this::setMainProfileTab);
    }

    private Boolean setMainProfileTab(Caller caller, SetMainProfileTab query) {
        settings.mainTab(caller, ground.peers().resolve(caller, query.channel()), query.tab());
        return true;
    }

    private void toggles(Rpc rpc) {
        on(
                rpc,
                ToggleSignatures.METHOD,
                USERS,
                ToggleSignatures::channel,
                (caller, id, query) ->
                        toggles.signatures(
                                caller, id, query.signaturesEnabled(), query.profilesEnabled()));
        on(
                rpc,
                TogglePreHistoryHidden.METHOD,
                USERS,
                TogglePreHistoryHidden::channel,
                (caller, id, query) -> toggles.historyHidden(caller, id, query.enabled()));
        on(
                rpc,
                ToggleSlowMode.METHOD,
                USERS,
                ToggleSlowMode::channel,
                (caller, id, query) -> toggles.slowMode(caller, id, query.seconds()));
        on(
                rpc,
                ToggleJoinToSend.METHOD,
                USERS,
                ToggleJoinToSend::channel,
                (caller, id, query) -> toggles.joinToSend(caller, id, query.enabled()));
        on(
                rpc,
                ToggleJoinRequest.METHOD,
                USERS,
                ToggleJoinRequest::channel,
                (caller, id, query) -> toggles.joinRequest(caller, id, query.enabled()));
        on(
                rpc,
                ToggleParticipantsHidden.METHOD,
                USERS,
                ToggleParticipantsHidden::channel,
                (caller, id, query) -> toggles.membersHidden(caller, id, query.enabled()));
        on(
                rpc,
                ToggleAntiSpam.METHOD,
                USERS,
                ToggleAntiSpam::channel,
                (caller, id, query) -> toggles.antiSpam(caller, id, query.enabled()));
        on(
                rpc,
                ToggleForum.METHOD,
                USERS,
                ToggleForum::channel,
                (caller, id, query) -> toggles.forum(caller, id, query.enabled(), query.tabs()));
        on(
                rpc,
                ConvertToGigagroup.METHOD,
                USERS,
                ConvertToGigagroup::channel,
                (caller, id, _) -> toggles.gigagroup(caller, id));
    }

    private <Q extends TlFunction<AnyUpdates>> void on(
            Rpc rpc,
            Method<Q, AnyUpdates> method,
            Access access,
            Function<Q, AnyInputChannel> named,
            Change<Q> change) {
        rpc.on(
                method,
                access,
                Cost.GOVERN,
                (caller, query) -> {
                    long id = ground.peers().resolve(caller, named.apply(query));
                    return told(caller, change.make(caller, id, query));
                });
    }

    private AnyUpdates told(Caller caller, List<Update> updates) {
        return ground.renderer().updates(caller.user(), updates);
    }

    private List<Update> editPhoto(Caller caller, long id, EditPhoto query) {
        settings.mayPhoto(
                ground.channels()
                        .read(id, view -> ground.channels().standing(view, caller.user())));
        return settings.photo(caller, id, photos.of(caller, query.photo()));
    }

    private Boolean editLocation(Caller caller, EditLocation query) {
        long id = ground.peers().resolve(caller, query.channel());
        settings.location(caller, id, query.geoPoint(), query.address());
        return true;
    }

    private Boolean setStickers(
            Caller caller, AnyInputChannel channel, InputStickerSet set, boolean emojis) {
        long id = ground.peers().resolve(caller, channel);
        var checked = set instanceof InputStickerSetEmpty ? set : sets.checked(set, emojis);
        settings.stickers(caller, id, emojis, checked);
        return true;
    }

    private Boolean editAbout(Caller caller, PeerId peer, EditChatAbout query) {
        settings.about(caller, peer.id(), query.about());
        return true;
    }
}
