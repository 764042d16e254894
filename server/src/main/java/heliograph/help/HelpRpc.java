package heliograph.help;

import static heliograph.rpc.Access.ANYONE;
import static heliograph.rpc.Access.BOTS;
import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.render.Renderer;
import heliograph.render.Service;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.CdnConfig;
import heliograph.tl.api.Config;
import heliograph.tl.api.DcOption;
import heliograph.tl.api.JSONValue;
import heliograph.tl.api.JsonBool;
import heliograph.tl.api.JsonNumber;
import heliograph.tl.api.JsonObject;
import heliograph.tl.api.JsonObjectValue;
import heliograph.tl.api.NearestDc;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.Timezone;
import heliograph.tl.api.help.AcceptTermsOfService;
import heliograph.tl.api.help.AnyAppConfig;
import heliograph.tl.api.help.AnyCountriesList;
import heliograph.tl.api.help.AnyTimezonesList;
import heliograph.tl.api.help.AppConfig;
import heliograph.tl.api.help.AppConfigNotModified;
import heliograph.tl.api.help.CountriesListNotModified;
import heliograph.tl.api.help.DeepLinkInfoEmpty;
import heliograph.tl.api.help.DismissSuggestion;
import heliograph.tl.api.help.GetAppConfig;
import heliograph.tl.api.help.GetCdnConfig;
import heliograph.tl.api.help.GetConfig;
import heliograph.tl.api.help.GetCountriesList;
import heliograph.tl.api.help.GetDeepLinkInfo;
import heliograph.tl.api.help.GetInviteText;
import heliograph.tl.api.help.GetNearestDc;
import heliograph.tl.api.help.GetPeerColors;
import heliograph.tl.api.help.GetPeerProfileColors;
import heliograph.tl.api.help.GetPremiumPromo;
import heliograph.tl.api.help.GetPromoData;
import heliograph.tl.api.help.GetSupport;
import heliograph.tl.api.help.GetTermsOfServiceUpdate;
import heliograph.tl.api.help.GetTimezonesList;
import heliograph.tl.api.help.InviteText;
import heliograph.tl.api.help.PeerColors;
import heliograph.tl.api.help.PremiumPromo;
import heliograph.tl.api.help.PromoDataEmpty;
import heliograph.tl.api.help.SaveAppLog;
import heliograph.tl.api.help.SetBotUpdatesStatus;
import heliograph.tl.api.help.Support;
import heliograph.tl.api.help.TermsOfServiceUpdateEmpty;
import heliograph.tl.api.help.TimezonesList;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// `help.*`: what clients ask of the service before and after they sign in.
public final class HelpRpc {
    /// How long a client may keep the configuration and the empty notices, in seconds.
    private static final int KEPT_SECONDS = 3_600;

    /// Zones that a client offers; the JDK knows some hundred more under old names.
    private static final String ZONES =
            "^(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+";

    private final Place place;
    private final LongFunction<@Nullable Reaction> favourite;
    private final Renderer renderer;
    private final InstantSource clock;
    private final Countries countries = new Countries();

    /// @param favourite the reaction that an account puts with a double tap; null for none
    public HelpRpc(
            Place place,
            Renderer renderer,
            LongFunction<@Nullable Reaction> favourite,
            InstantSource clock) {
        this.favourite = favourite;
        this.place = place;
        this.renderer = renderer;
        this.clock = clock;
    }

    public void register(Rpc rpc) {
        rpc.on(GetConfig.METHOD, ANYONE, (caller, _) -> config(caller));
        rpc.on(GetNearestDc.METHOD, ANYONE, (_, _) -> new NearestDc("ZZ", place.dc(), place.dc()));
        rpc.constant(GetCdnConfig.METHOD, ANYONE, _ -> new CdnConfig(List.of()));
        rpc.on(GetAppConfig.METHOD, ANYONE, (_, query) -> appConfig(query));
        rpc.on(GetCountriesList.METHOD, ANYONE, (_, query) -> countries(query));
        rpc.on(GetTimezonesList.METHOD, USERS, (_, query) -> timezones());
        rpc.on(GetSupport.METHOD, USERS, this::support);
        rpc.on(
                GetInviteText.METHOD,
                USERS,
                (_, _) -> new InviteText("Let's talk on Heliograph: " + place.linkPrefix()));
        notices(rpc);
    }

    /// Terms, promotions and suggestions: none are made, and a client is told to ask again later.
    private void notices(Rpc rpc) {
        rpc.on(
                GetTermsOfServiceUpdate.METHOD,
                USERS,
                (_, _) -> new TermsOfServiceUpdateEmpty(now() + KEPT_SECONDS));
        rpc.on(GetPromoData.METHOD, USERS, (_, _) -> new PromoDataEmpty(now() + KEPT_SECONDS));
        rpc.constant(AcceptTermsOfService.METHOD, USERS, _ -> true);
        rpc.constant(DismissSuggestion.METHOD, USERS, _ -> true);
        rpc.constant(SaveAppLog.METHOD, SIGNED_IN, _ -> true);
        rpc.constant(SetBotUpdatesStatus.METHOD, BOTS, _ -> true);
        rpc.constant(GetDeepLinkInfo.METHOD, ANYONE, _ -> new DeepLinkInfoEmpty());
        rpc.constant(GetPeerColors.METHOD, USERS, query -> new PeerColors(query.hash(), List.of()));
        rpc.constant(
                GetPeerProfileColors.METHOD,
                USERS,
                query -> new PeerColors(query.hash(), List.of()));
        rpc.constant(
                GetPremiumPromo.METHOD,
                USERS,
                _ -> new PremiumPromo("", List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private Config config(Caller caller) {
        return Config.builder()
                .revokePmInbox(true)
                .date(now())
                .expires(now() + KEPT_SECONDS)
                .thisDc(place.dc())
                .dcOptions(options())
                .dcTxtDomainName("")
                .chatSizeMax(place.groupSize())
                .reactionsDefault(caller.signedIn() ? favourite.apply(caller.user()) : null)
                .megagroupSizeMax(200_000)
                .forwardedCountMax(100)
                .onlineUpdatePeriodMs(210_000)
                .offlineBlurTimeoutMs(5_000)
                .offlineIdleTimeoutMs(30_000)
                .onlineCloudTimeoutMs(300_000)
                .notifyCloudDelayMs(30_000)
                .notifyDefaultDelayMs(1_500)
                .pushChatPeriodMs(60_000)
                .pushChatLimit(2)
                .editTimeLimit(172_800)
                .revokeTimeLimit(Integer.MAX_VALUE)
                .revokePmTimeLimit(Integer.MAX_VALUE)
                .ratingEDecay(2_419_200)
                .stickersRecentLimit(200)
                .channelsReadMediaPeriod(604_800)
                .callReceiveTimeoutMs(20_000)
                .callRingTimeoutMs(90_000)
                .callConnectTimeoutMs(30_000)
                .callPacketTimeoutMs(10_000)
                .meUrlPrefix(place.linkPrefix())
                .captionLengthMax(1_024)
                .messageLengthMax(4_096)
                .webfileDcId(place.dc())
                .build();
    }

    /// All five ids lead here, because clients that were made for five data centres try them all.
    private List<DcOption> options() {
        var options = new ArrayList<DcOption>();
        for (int dc = 1; dc <= 5; dc++)
            for (boolean media : new boolean[] {false, true})
                options.add(
                        DcOption.builder()
                                .mediaOnly(media)
                                .static_(true)
                                .thisPortOnly(true)
                                .id(dc)
                                .ipv6(place.address().contains(":"))
                                .ipAddress(place.address())
                                .port(place.port())
                                .build());
        return options;
    }

    private AnyAppConfig appConfig(GetAppConfig query) {
        var values = new ArrayList<JsonObjectValue>();
        put(values, "dialogs_pinned_limit_default", 5);
        put(values, "topics_pinned_limit", 5);
        put(values, "dialogs_folder_pinned_limit_default", 100);
        put(values, "dialog_filters_limit_default", 10);
        put(values, "dialog_filters_chats_limit_default", 100);
        put(values, "chatlist_invites_limit_default", 3);
        put(values, "chatlists_joined_limit_default", 2);
        put(values, "saved_dialogs_pinned_limit_default", 5);
        put(values, "about_length_limit_default", 70);
        put(values, "caption_length_limit_default", 1_024);
        put(values, "upload_max_fileparts_default", 8_000);
        put(values, "quote_length_max", 1_024);
        put(values, "pm_read_date_expire_period", 604_800);
        put(values, "reactions_uniq_max", 11);
        put(values, "stickers_faved_limit_default", 5);
        put(values, "saved_gifs_limit_default", 200);
        put(values, "passkeys_account_passkeys_max", place.passkeys());
        values.add(new JsonObjectValue("premium_purchase_blocked", new JsonBool(true)));
        values.add(new JsonObjectValue("stars_purchase_blocked", new JsonBool(true)));
        values.add(new JsonObjectValue("stargifts_blocked", new JsonBool(true)));
        values.add(new JsonObjectValue("qr_login_camera", new JsonBool(true)));
        boolean passkeys = place.passkeys() > 0;
        values.add(new JsonObjectValue("settings_display_passkeys", new JsonBool(passkeys)));
        int hash = values.hashCode() | 1;
        return query.hash() == hash
                ? new AppConfigNotModified()
                : new AppConfig(hash, new JsonObject(values));
    }

    private static void put(List<JsonObjectValue> values, String key, int number) {
        JSONValue value = new JsonNumber(number);
        values.add(new JsonObjectValue(key, value));
    }

    private AnyCountriesList countries(GetCountriesList query) {
        var list = countries.in(query.langCode());
        return list.hash() == query.hash() ? new CountriesListNotModified() : list;
    }

    private AnyTimezonesList timezones() {
        var now = clock.instant();
        var zones = new ArrayList<Timezone>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (!id.matches(ZONES)) continue;
            int offset = ZoneId.of(id).getRules().getOffset(now).getTotalSeconds();
            var name = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
            zones.add(new Timezone(id, name, offset));
        }
        zones.sort(java.util.Comparator.comparing(Timezone::id));
        return new TimezonesList(zones, zones.hashCode() | 1);
    }

    private Support support(Caller caller, GetSupport query) {
        return new Support(Service.PHONE, renderer.user(caller.user(), Service.ID));
    }

    private int now() {
        return (int) clock.instant().getEpochSecond();
    }
}
