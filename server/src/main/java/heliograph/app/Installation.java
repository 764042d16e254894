package heliograph.app;

import heliograph.mtproto.exchange.RsaKey;
import heliograph.secrets.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The folder of one installation.
///
/// ```
/// guests.txt        numbers that may sign up, and where their codes go by e-mail
/// secret.key        the vault's master key, readable by its owner only
/// server.key        the RSA key of key exchanges, sealed by the vault
/// store/            everything that is kept
/// files/            what was uploaded
/// search/           the index of search: it can be made anew
/// search.rebuild    asks the running service to do so; see [heliograph.search.Orders]
/// heliograph.conf   what the operator has set
/// ready.json        where the running service is to be found
/// ```
record Installation(Path folder, Vault vault, RsaKey key) {
    private static final String LABEL = "server key";

    /// Opens a folder, or makes it with keys of its own.
    static Installation open(Path folder, SecureRandom random) throws IOException {
        if (!Files.exists(folder))
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        var vault = Vault.open(folder.resolve("secret.key"), random);
        var file = folder.resolve("server.key");
        if (Files.exists(file))
            return new Installation(
                    folder, vault, RsaKey.decode(vault.open(LABEL, Files.readAllBytes(file))));
        var key = RsaKey.generate(random);
        replace(file, vault.seal(LABEL, key.encode()));
        return new Installation(folder, vault, key);
    }

    Path store() {
        return folder.resolve("store");
    }

    Path index() {
        return folder.resolve("search");
    }

    /// Says where the service is, for programs: `connect`, tests, the web client's build.
    void ready(int port, int dc, String webUrl) throws IOException {
        var json =
                """
                {
                  "port": %d,
                  "dc": %d,
                  "public_key_pem": "%s",
                  "fingerprint": "%016x",
                  "web_url": "%s"
                }
                """
                        .formatted(
                                port,
                                dc,
                                key.publicKey().pem().replace("\n", "\\n"),
                                key.fingerprint(),
                                webUrl);
        replace(
                folder.resolve("ready.json"),
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void notReady() throws IOException {
        Files.deleteIfExists(folder.resolve("ready.json"));
    }

    /// Writes a file so that a reader sees the old or the new one, whole.
    private static void replace(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
