package heliograph.privacy;

import heliograph.tl.api.InputPrivacyKey;
import heliograph.tl.api.InputPrivacyRule;
import heliograph.tl.api.InputPrivacyValueDisallowAll;
import heliograph.tl.api.account.SetPrivacy;
import java.util.List;

/// Queries that tests of several features ask.
public final class Rules {
    private Rules() {}

    public static SetPrivacy nobody(InputPrivacyKey key) {
        return new SetPrivacy(key, List.of(new InputPrivacyValueDisallowAll()));
    }

    static SetPrivacy of(InputPrivacyKey key, InputPrivacyRule... rules) {
        return new SetPrivacy(key, List.of(rules));
    }
}
