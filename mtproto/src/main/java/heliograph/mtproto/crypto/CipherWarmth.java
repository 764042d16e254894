package heliograph.mtproto.crypto;

/// Has AES-IGE compiled before the first client sends a file: until then a virtual machine decrypts
/// at a tenth of its speed, and its start-up cache does not change that.
public final class CipherWarmth {
    private static final int PART = 512 << 10;

    /// What it took here until the speed stayed: 10 MiB each way, some 100 ms of processor time.
    private static final int PARTS = 20;

    private CipherWarmth() {}

    /// Encrypts and decrypts zeros for a tenth of a second.
    public static void raise() {
        var key = new byte[Aes.KEY_SIZE];
        var part = new byte[PART];
        for (int i = 0; i < PARTS; i++) {
            Aes.encryptIge(key, key, part, 0, PART, part, 0);
            Aes.decryptIge(key, key, part, 0, PART, part, 0);
        }
    }
}
