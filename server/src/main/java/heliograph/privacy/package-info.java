/// What people show to whom: the rules for last seen, photos, numbers and the like, and the
/// settings that hold for all chats.
///
/// ```
/// account home | "privacy"  topic -> account.privacyRules, without chats and users
///              | "gprivacy" ()    -> GlobalPrivacySettings
///              | "ttl"      ()    -> days of silence after which the account may go
/// ```
@NullMarked
package heliograph.privacy;

import org.jspecify.annotations.NullMarked;
