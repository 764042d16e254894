package heliograph.rehearsal;

import heliograph.mtproto.exchange.RsaPublicKey;
import heliograph.tl.TlFunction;
import heliograph.tl.api.Api;
import heliograph.tl.api.CodeSettings;
import heliograph.tl.api.InitConnection;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.InvokeWithLayer;
import heliograph.tl.api.auth.AnySentCode;
import heliograph.tl.api.auth.SendCode;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SignIn;
import heliograph.tl.api.auth.SignUp;
import heliograph.tl.api.help.GetAppConfig;
import heliograph.tl.api.help.GetConfig;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetPinnedDialogs;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.upload.SaveBigFilePart;
import heliograph.tl.api.users.GetUsers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// A first client's first minute, over a socket, of a server that takes test numbers.
public final class Rehearsal {
    private static final String PHONE = "99966" + "1" + "0000";
    private static final String CODE = "11111";
    private static final String HASH = "rehearsal";
    private static final int PART = 512 << 10;
    private static final int PARTS = 20;

    /// Where the server is.
    public record Place(int port, int dc, RsaPublicKey key) {}

    private Rehearsal() {}

    /// Does it all once.
    ///
    /// @throws IOException when the server does not answer as it should
    public static void run(Place place, InstantSource clock, RandomGenerator random)
            throws IOException {
        try (var visitor = new Visitor(place, clock, random)) {
            var _ = visitor.ask(introduced(new GetConfig()));
            signUp(visitor);
            look(visitor);
            upload(visitor, random);
        }
        // A known number comes from another device.
        try (var visitor = new Visitor(place, clock, random)) {
            var hash = codeHash(visitor);
            var _ = visitor.ask(new SignIn(PHONE, hash, CODE, null));
        }
    }

    private static TlFunction<?> introduced(TlFunction<?> query) {
        var device =
                InitConnection.builder()
                        .apiId(1)
                        .deviceModel(HASH)
                        .systemVersion("1")
                        .appVersion("1")
                        .systemLangCode("en")
                        .langPack("")
                        .langCode("en")
                        .query(query)
                        .build();
        return new InvokeWithLayer(Api.LAYER, device);
    }

    private static String codeHash(Visitor visitor) throws IOException {
        var settings = CodeSettings.builder().build();
        var answer = visitor.ask(introduced(new SendCode(PHONE, 1, HASH, settings)));
        if (AnySentCode.read(answer) instanceof SentCode(_, var hash, _, _)) return hash;
        throw new IOException("no code was sent");
    }

    private static void signUp(Visitor visitor) throws IOException {
        var hash = codeHash(visitor);
        var _ = visitor.ask(new SignIn(PHONE, hash, CODE, null));
        var _ = visitor.ask(new SignUp(true, PHONE, hash, "Rehearsal", ""));
    }

    /// What clients ask first, and a message to oneself.
    private static void look(Visitor visitor) throws IOException {
        var me = new InputPeerSelf();
        var dialogs = GetDialogs.builder().offsetPeer(new InputPeerEmpty()).limit(20).build();
        var history = GetHistory.builder().peer(me).limit(20).build();
        var _ = visitor.ask(new GetUsers(List.of(new InputUserSelf())));
        var _ = visitor.ask(new GetState());
        var _ = visitor.ask(new GetAppConfig(0));
        var _ = visitor.ask(new GetPinnedDialogs(0));
        var _ = visitor.ask(dialogs);
        for (int i = 1; i <= PARTS; i++) {
            var message = SendMessage.builder().peer(me).message("Hello " + i).randomId(i).build();
            var _ = visitor.ask(message);
        }
        var _ = visitor.ask(history);
        var _ = visitor.ask(dialogs);
    }

    private static void upload(Visitor visitor, RandomGenerator random) throws IOException {
        var part = new byte[PART];
        random.nextBytes(part);
        for (int i = 0; i < PARTS; i++) {
            var _ = visitor.ask(new SaveBigFilePart(1, i, PARTS, part));
        }
    }
}
