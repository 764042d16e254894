package heliograph.rpc;

/// What is known of the app behind one permanent auth key.
///
/// @param authKeyId the key
/// @param user the account that is signed in, 0 when none is
/// @param bot whether that account is a bot
/// @param layer the layer it declared last, 0 before `initConnection`
/// @param device what it said of itself
public record Client(long authKeyId, long user, boolean bot, int layer, Device device) {
    /// What `initConnection` says of the app and the machine it runs on.
    public record Device(
            int apiId,
            String model,
            String system,
            String app,
            String systemLanguage,
            String languagePack,
            String language) {
        public static final Device UNKNOWN = new Device(0, "", "", "", "", "", "");
    }
}
