package heliograph.privacy;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AccountDaysTTL;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.GlobalPrivacySettings;
import heliograph.tl.api.InputPrivacyRule;
import heliograph.tl.api.InputPrivacyValueAllowAll;
import heliograph.tl.api.InputPrivacyValueAllowBots;
import heliograph.tl.api.InputPrivacyValueAllowChatParticipants;
import heliograph.tl.api.InputPrivacyValueAllowCloseFriends;
import heliograph.tl.api.InputPrivacyValueAllowContacts;
import heliograph.tl.api.InputPrivacyValueAllowPremium;
import heliograph.tl.api.InputPrivacyValueAllowUsers;
import heliograph.tl.api.InputPrivacyValueDisallowAll;
import heliograph.tl.api.InputPrivacyValueDisallowBots;
import heliograph.tl.api.InputPrivacyValueDisallowChatParticipants;
import heliograph.tl.api.InputPrivacyValueDisallowContacts;
import heliograph.tl.api.InputPrivacyValueDisallowUsers;
import heliograph.tl.api.PrivacyRule;
import heliograph.tl.api.PrivacyValueAllowAll;
import heliograph.tl.api.PrivacyValueAllowBots;
import heliograph.tl.api.PrivacyValueAllowChatParticipants;
import heliograph.tl.api.PrivacyValueAllowCloseFriends;
import heliograph.tl.api.PrivacyValueAllowContacts;
import heliograph.tl.api.PrivacyValueAllowPremium;
import heliograph.tl.api.PrivacyValueAllowUsers;
import heliograph.tl.api.PrivacyValueDisallowAll;
import heliograph.tl.api.PrivacyValueDisallowBots;
import heliograph.tl.api.PrivacyValueDisallowChatParticipants;
import heliograph.tl.api.PrivacyValueDisallowContacts;
import heliograph.tl.api.PrivacyValueDisallowUsers;
import heliograph.tl.api.account.GetAccountTTL;
import heliograph.tl.api.account.GetGlobalPrivacySettings;
import heliograph.tl.api.account.GetPrivacy;
import heliograph.tl.api.account.PrivacyRules;
import heliograph.tl.api.account.SetAccountTTL;
import heliograph.tl.api.account.SetGlobalPrivacySettings;
import heliograph.tl.api.account.SetPrivacy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// `account.*` by which people say what they show to whom.
public final class PrivacyRpc {
    /// Rules for one topic: there are twelve kinds.
    static final int RULES_MAX = 12;

    /// Users and chats that the rules of one topic name, all together.
    static final int NAMED_MAX = 1_000;

    static final int LIFE_DAYS_MIN = 30;
    static final int LIFE_DAYS_MAX = 730;

    private final Privacy privacy;
    private final Peers peers;
    private final Renderer renderer;

    public PrivacyRpc(Privacy privacy, Peers peers, Renderer renderer) {
        this.privacy = privacy;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetPrivacy.METHOD, USERS, this::getPrivacy);
        rpc.on(SetPrivacy.METHOD, USERS, Cost.CHANGE, this::setPrivacy);
        rpc.on(GetGlobalPrivacySettings.METHOD, USERS, this::getGlobalPrivacySettings);
        rpc.on(SetGlobalPrivacySettings.METHOD, USERS, this::setGlobalPrivacySettings);
        rpc.on(GetAccountTTL.METHOD, USERS, this::getAccountTtl);
        rpc.on(SetAccountTTL.METHOD, USERS, this::setAccountTtl);
    }

    private PrivacyRules getPrivacy(Caller caller, GetPrivacy query) {
        return rules(caller, privacy.rules(caller.user(), Topic.of(query.key())));
    }

    private PrivacyRules setPrivacy(Caller caller, SetPrivacy query) {
        var topic = Topic.of(query.key());
        if (query.rules().isEmpty()) throw RpcError.bad("PRIVACY_VALUE_INVALID").refusal();
        if (query.rules().size() > RULES_MAX) throw RpcError.bad("PRIVACY_TOO_LONG").refusal();
        int named = 0;
        for (var rule : query.rules()) named += named(rule);
        if (named > NAMED_MAX) throw RpcError.bad("PRIVACY_TOO_LONG").refusal();
        var rules = new ArrayList<PrivacyRule>();
        for (var rule : query.rules()) rules.add(rule(caller, rule));
        privacy.set(caller, topic, rules);
        return rules(caller, rules);
    }

    private PrivacyRules rules(Caller caller, List<PrivacyRule> rules) {
        var named = new Named().rules(rules);
        return new PrivacyRules(
                rules, renderer.chats(caller.user(), named), renderer.users(caller.user(), named));
    }

    private static int named(InputPrivacyRule rule) {
        return switch (rule) {
            case InputPrivacyValueAllowUsers(var users) -> users.size();
            case InputPrivacyValueDisallowUsers(var users) -> users.size();
            case InputPrivacyValueAllowChatParticipants(var chats) -> chats.size();
            case InputPrivacyValueDisallowChatParticipants(var chats) -> chats.size();
            case InputPrivacyValueAllowAll _,
                    InputPrivacyValueAllowContacts _,
                    InputPrivacyValueAllowCloseFriends _,
                    InputPrivacyValueAllowPremium _,
                    InputPrivacyValueAllowBots _,
                    InputPrivacyValueDisallowAll _,
                    InputPrivacyValueDisallowContacts _,
                    InputPrivacyValueDisallowBots _ ->
                    0;
        };
    }

    private PrivacyRule rule(Caller caller, InputPrivacyRule rule) {
        return switch (rule) {
            case InputPrivacyValueAllowAll _ -> new PrivacyValueAllowAll();
            case InputPrivacyValueAllowContacts _ -> new PrivacyValueAllowContacts();
            case InputPrivacyValueAllowCloseFriends _ -> new PrivacyValueAllowCloseFriends();
            case InputPrivacyValueAllowPremium _ -> new PrivacyValueAllowPremium();
            case InputPrivacyValueAllowBots _ -> new PrivacyValueAllowBots();
            case InputPrivacyValueAllowUsers(var users) ->
                    new PrivacyValueAllowUsers(users(caller, users));
            case InputPrivacyValueAllowChatParticipants(var chats) ->
                    new PrivacyValueAllowChatParticipants(chats);
            case InputPrivacyValueDisallowAll _ -> new PrivacyValueDisallowAll();
            case InputPrivacyValueDisallowContacts _ -> new PrivacyValueDisallowContacts();
            case InputPrivacyValueDisallowBots _ -> new PrivacyValueDisallowBots();
            case InputPrivacyValueDisallowUsers(var users) ->
                    new PrivacyValueDisallowUsers(users(caller, users));
            case InputPrivacyValueDisallowChatParticipants(var chats) ->
                    new PrivacyValueDisallowChatParticipants(chats);
        };
    }

    private List<Long> users(Caller caller, List<AnyInputUser> inputs) {
        var users = new LinkedHashSet<Long>();
        for (var input : inputs) users.add(peers.resolve(caller, input));
        return List.copyOf(users);
    }

    private GlobalPrivacySettings getGlobalPrivacySettings(
            Caller caller, GetGlobalPrivacySettings query) {
        return privacy.global(caller.user());
    }

    /// What would need something that is sold elsewhere, and is not here, is refused.
    private GlobalPrivacySettings setGlobalPrivacySettings(
            Caller caller, SetGlobalPrivacySettings query) {
        var settings = query.settings();
        if (settings.newNoncontactPeersRequirePremium()
                || settings.noncontactPeersPaidStars() != null)
            throw RpcError.forbidden("PREMIUM_ACCOUNT_REQUIRED").refusal();
        privacy.setGlobal(caller.user(), settings);
        return settings;
    }

    private AccountDaysTTL getAccountTtl(Caller caller, GetAccountTTL query) {
        return new AccountDaysTTL(privacy.lifeDays(caller.user()));
    }

    private Boolean setAccountTtl(Caller caller, SetAccountTTL query) {
        int days = query.ttl().days();
        if (days < LIFE_DAYS_MIN || days > LIFE_DAYS_MAX)
            throw RpcError.bad("TTL_DAYS_INVALID").refusal();
        privacy.setLifeDays(caller.user(), days);
        return true;
    }
}
