package heliograph.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.BadOriginException;
import heliograph.rpc.RpcError;
import heliograph.tl.stored.StoredPasskey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Both ceremonies of the standard, as the relying party has to keep them: WebAuthn4J reads and
/// verifies, this says what is asked for.
///
/// The person must be verified by the authenticator, and the passkey be one that is found without a
/// name (discoverable). Nothing is asked about the make of the authenticator (attestation `none`).
final class Ceremony {
    /// Bytes of any one part of an answer; real ones have a few hundred.
    static final int PART_MAX = 64 << 10;

    /// Bytes of a credential's id (https://www.w3.org/TR/webauthn-3/#credential-id).
    static final int ID_MAX = 1_023;

    private static final String NAME = "Heliograph";
    private static final String REQUIRED = "required";

    /// ES256, EdDSA, RS256: together, all authenticators.
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.RS256);

    /// Loaded by the first passkey, not by the start: it takes about half a second of processor.
    private static final class Standard {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final WebAuthnManager MANAGER =
                WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        static final CollectedClientDataConverter CLIENT_DATA =
                new CollectedClientDataConverter(CONVERTER);
        static final AttestedCredentialDataConverter CREDENTIALS =
                new AttestedCredentialDataConverter(CONVERTER);
    }

    /// What an authenticator answered when it made a passkey.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Attestation(byte[] id, byte[] clientData, byte[] object) {}

    /// What an authenticator answered when it was to prove a passkey.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Assertion(byte[] id, byte[] clientData, byte[] authenticatorData, byte[] signature) {}

    /// A passkey that was made.
    ///
    /// @param credential its id, key and model, as authenticators write them
    /// @param counter how often it has signed; 0 for those that do not count
    /// @param travels whether it may come to other devices of its person, as the flag BE says
    /// @param model of the authenticator; zeros when it does not say
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Made(byte[] credential, long counter, boolean travels, UUID model) {}

    private final RelyingParty party;
    private final Set<Origin> origins;

    Ceremony(RelyingParty party) {
        this.party = party;
        this.origins =
                party.origins().stream()
                        .map(Origin::create)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// What a client needs to have a passkey made.
    ///
    /// @param has the ids of those that the person has: an authenticator makes no second one
    String creation(byte[] challenge, Options.Person person, List<String> has) {
        var options =
                new Options.Creation(
                        new Options.Party(party.id(), NAME),
                        person,
                        text(challenge),
                        ALGORITHMS.stream()
                                .map(algorithm -> new Options.Parameter(algorithm.getValue()))
                                .toList(),
                        Challenges.PATIENCE.toMillis(),
                        has.stream().map(Options.Known::new).toList(),
                        new Options.Selection(REQUIRED, true, REQUIRED),
                        "none");
        return json(options);
    }

    /// What a client needs to have a passkey proved.
    String request(byte[] challenge) {
        return json(
                new Options.Request(
                        text(challenge),
                        party.id(),
                        List.of(),
                        Challenges.PATIENCE.toMillis(),
                        REQUIRED));
    }

    private static String json(Object options) {
        return Standard.CONVERTER.getJsonMapper().writeValueAsString(new Options(options));
    }

    /// Bytes as the standard writes them in text.
    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The challenge that a client says was signed. Refuses with `CREDENTIAL_INVALID`.
    byte[] signed(byte[] clientData) {
        check(clientData);
        return verified(
                () -> given(Standard.CLIENT_DATA.convert(clientData)).getChallenge().getValue());
    }

    /// Verifies that an authenticator made a passkey, for this service and after this challenge.
    /// Refuses with `PASSKEY_ORIGIN_MISMATCH` or `CREDENTIAL_INVALID`.
    Made made(byte[] challenge, Attestation answer) {
        check(answer.object);
        return verified(() -> {
            var data =
                    Standard.MANAGER.verify(
                            new RegistrationRequest(answer.object, answer.clientData),
                            new RegistrationParameters(property(challenge), asked(), true, true));
            var authenticator = given(data.getAttestationObject()).getAuthenticatorData();
            var credential = given(authenticator.getAttestedCredentialData());
            if (!Arrays.equals(credential.getCredentialId(), answer.id))
                throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
            return new Made(
                    Standard.CREDENTIALS.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE(),
                    given(credential.getAaguid().getValue()));
        });
    }

    /// Verifies that the holder of a passkey signed this challenge for this service, with a counter
    /// that has moved on. Refuses as [#made] does.
    ///
    /// @return the counter
    long proved(byte[] challenge, StoredPasskey passkey, Assertion answer) {
        check(answer.authenticatorData);
        check(answer.signature);
        return verified(() -> {
            var record =
                    new CredentialRecordImpl(
                            new NoneAttestationStatement(),
                            true,
                            passkey.travels(),
                            null,
                            passkey.counter(),
                            Standard.CREDENTIALS.convert(passkey.credential()),
                            null,
                            null,
                            null,
                            null);
            var data =
                    Standard.MANAGER.verify(
                            new AuthenticationRequest(
                                    answer.id,
                                    answer.authenticatorData,
                                    answer.clientData,
                                    answer.signature),
                            new AuthenticationParameters(
                                    property(challenge), record, null, true, true));
            return given(data.getAuthenticatorData()).getSignCount();
        });
    }

    private ServerProperty property(byte[] challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static List<PublicKeyCredentialParameters> asked() {
        return ALGORITHMS.stream()
                .map(algorithm ->
                        new PublicKeyCredentialParameters(
                                PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    private static void check(byte[] part) {
        if (part.length == 0 || part.length > PART_MAX)
            throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
    }

    /// What must be in an answer.
    private static <T> T given(@Nullable T part) {
        if (part == null) throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
        return part;
    }

    private static <T> T verified(Supplier<T> step) {
        try {
            return step.get();
        } catch (BadOriginException e) {
            throw PasskeyErrors.PASSKEY_ORIGIN_MISMATCH.refusal();
        } catch (RpcError.Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            // Bytes that are no CBOR at all also end in what no interface of the library names.
            throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
        }
    }
}
