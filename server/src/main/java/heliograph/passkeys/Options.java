package heliograph.passkeys;

import java.util.List;

/// What a client hands to `navigator.credentials`, as JSON whose bytes are in base64url. The names
/// are those of the standard (https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON).
///
/// @param publicKey a [Creation] or a [Request]
record Options(Object publicKey) {
    private static final String TYPE = "public-key";

    /// How a passkey is made.
    record Creation(
            Party rp,
            Person user,
            String challenge,
            List<Parameter> pubKeyCredParams,
            long timeout,
            List<Known> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {}

    /// How a passkey is asked for: any that the person has for this service.
    record Request(
            String challenge,
            String rpId,
            List<Known> allowCredentials,
            long timeout,
            String userVerification) {}

    record Party(String id, String name) {}

    /// @param id what the passkey says when it signs its person in, without padding
    record Person(String id, String name, String displayName) {}

    record Parameter(String type, long alg) {
        Parameter(long alg) {
            this(TYPE, alg);
        }
    }

    record Known(String type, String id) {
        Known(String id) {
            this(TYPE, id);
        }
    }

    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
