package heliograph.mtproto.exchange;

import heliograph.tl.TlWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// The public half of a server's key, as clients are given it.
public record RsaPublicKey(BigInteger modulus, BigInteger exponent) {
    /// A block is as long as the modulus, in bytes.
    public static final int SIZE = 256;

    private static final String BEGIN = "-----BEGIN RSA PUBLIC KEY-----\n";
    private static final String END = "\n-----END RSA PUBLIC KEY-----\n";
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    public RsaPublicKey {
        if (modulus.bitLength() != SIZE * 8) {
            throw new IllegalArgumentException("a modulus of " + modulus.bitLength() + " bits");
        }
    }

    /// What clients call the key by: the low 64 bits of the SHA-1 over both numbers as TL strings.
    public long fingerprint() {
        var out = new TlWriter(0, SIZE + 16);
        out.bytes(unsigned(modulus));
        out.bytes(unsigned(exponent));
        return Digests.low64(Digests.sha1(out.toBytes()));
    }

    /// PKCS#1 in PEM, `-----BEGIN RSA PUBLIC KEY-----`.
    public String pem() {
        var n = der(INTEGER, modulus.toByteArray());
        var e = der(INTEGER, exponent.toByteArray());
        var both = ByteBuffer.allocate(n.length + e.length).put(n).put(e).array();
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return BEGIN + lines.encodeToString(der(SEQUENCE, both)) + END;
    }

    /// Reads what [#pem] writes.
    ///
    /// @throws IllegalArgumentException when it is something else
    public static RsaPublicKey ofPem(String pem) {
        var text = pem.strip() + "\n";
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("not a PKCS#1 public key in PEM");
        }
        var body = text.substring(BEGIN.length(), text.length() - END.length());
        var in = ByteBuffer.wrap(Base64.getMimeDecoder().decode(body));
        var sequence = ByteBuffer.wrap(content(in, SEQUENCE));
        var modulus = new BigInteger(content(sequence, INTEGER));
        var exponent = new BigInteger(content(sequence, INTEGER));
        return new RsaPublicKey(modulus, exponent);
    }

    /// A block of [#SIZE] bytes to the power of the exponent; the block is less than the modulus.
    byte[] encrypt(byte[] block) {
        return Dh.bytes(new BigInteger(1, block).modPow(exponent, modulus));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] der(int tag, byte[] content) {
        var out = ByteBuffer.allocate(content.length + 4).put((byte) tag);
        if (content.length < 0x80) out.put((byte) content.length);
        else if (content.length < 0x100) out.put((byte) 0x81).put((byte) content.length);
        else out.put((byte) 0x82).putShort((short) content.length);
        out.put(content).flip();
        var bytes = new byte[out.remaining()];
        out.get(bytes);
        return bytes;
    }

    private static byte[] content(ByteBuffer in, int tag) {
        if (in.remaining() < 2 || in.get() != tag) throw new IllegalArgumentException("not DER");
        int length = in.get() & 0xff;
        int bytes = length > 0x80 ? length - 0x80 : 0;
        if (bytes > 2 || bytes > in.remaining()) throw new IllegalArgumentException("not DER");
        if (bytes > 0) length = 0;
        for (int i = 0; i < bytes; i++) length = length << 8 | (in.get() & 0xff);
        if (length > in.remaining()) throw new IllegalArgumentException("not DER");
        var content = new byte[length];
        in.get(content);
        return content;
    }
}
