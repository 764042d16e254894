package heliograph.passkeys;

import java.util.Map;
import java.util.UUID;

/// What people call the places where their passkeys are, by the number that these give their make
/// (AAGUID). The numbers are published by their makers.
final class Models {
    private static final String UNKNOWN = "Passkey";

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", "Google Password Manager"),
                    Map.entry("fbfc3007-154e-4ecc-8c0b-6e020557d7bd", "iCloud Keychain"),
                    Map.entry("dd4ec289-e01d-41c9-bb89-70fa845d4bf2", "iCloud Keychain"),
                    Map.entry("08987058-cadc-4b81-b6e1-30de50dcbe96", "Windows Hello"),
                    Map.entry("9ddd1817-af5a-4672-a2b9-3e3dd95000a9", "Windows Hello"),
                    Map.entry("6028b017-b1d4-4c02-b4b3-afcdafc96bb2", "Windows Hello"),
                    Map.entry("adce0002-35bc-c60a-648b-0b25f1f05503", "Chrome on Mac"),
                    Map.entry("53414d53-554e-4700-0000-000000000000", "Samsung Pass"),
                    Map.entry("bada5566-a7aa-401f-bd96-45619a55120d", "1Password"),
                    Map.entry("d548826e-79b4-db40-a3d8-11116f7e8349", "Bitwarden"),
                    Map.entry("531126d6-e717-415c-9320-3d9aa6981239", "Dashlane"),
                    Map.entry("fdb141b2-5d84-443e-8a35-4698c205a502", "KeePassXC"),
                    Map.entry("50726f74-6f6e-5061-7373-50726f746f6e", "Proton Pass"));

    private Models() {}

    /// The name of a make.
    static String name(UUID model) {
        return NAMES.getOrDefault(model.toString(), UNKNOWN);
    }
}
