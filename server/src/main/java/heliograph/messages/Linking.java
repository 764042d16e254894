package heliograph.messages;

import heliograph.messages.Chat.Options;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.InputMediaWebPage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.WebPage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Shows previews of links under messages: at once what is known already, the rest when it is
/// there. No message waits for it, and a crash in between loses the preview and nothing else.
public final class Linking {
    private static final Logger LOG = System.getLogger(Linking.class.getName());

    private final WebPages pages;
    private final Executor threads;

    /// A link whose preview is to be shown.
    ///
    /// @param manual whether the author has chosen it, and how it is shown
    record Link(String url, boolean large, boolean small, boolean manual) {
        /// A link that the author has chosen.
        static Link of(InputMediaWebPage chosen) {
            var url = Links.address(chosen.url());
            return new Link(url, chosen.forceLargeMedia(), chosen.forceSmallMedia(), true);
        }

        /// The first link of a text; null when it has none.
        static @Nullable Link of(String text, @Nullable List<MessageEntity> entities) {
            var url = Links.first(text, entities);
            return url == null ? null : new Link(url, false, false, false);
        }

        MessageMediaWebPage shown(WebPage page) {
            return new MessageMediaWebPage(large, small, manual, false, page);
        }
    }

    /// @param threads runs each call on a thread of its own
    public Linking(WebPages pages, Executor threads) {
        this.pages = pages;
        this.threads = threads;
    }

    /// The preview of a link when it is known already, and the caller may show it in the chat.
    @Nullable MessageMedia known(Caller caller, Chat chat, Options options, @Nullable Link link) {
        var page = link == null ? null : pages.known(link.url);
        if (link == null || page == null) return null;
        var shown = link.shown(page);
        var template = Message.builder().peerId(chat.peer().toTl()).message("").media(shown);
        try {
            chat.check(caller, List.of(new Outgoing(0, template.build())), options);
            return shown;
        } catch (RpcError.Refusal refused) {
            return null; // the text may go without it
        }
    }

    /// Looks a link up and shows its preview under the message that `updates` tell of, unless that
    /// shows something by now.
    void later(Caller caller, Chat chat, @Nullable Link link, List<Update> updates) {
        if (link == null || pages.equals(WebPages.NONE)) return;
        for (var update : updates) {
            var sent = message(update);
            if (sent != null && sent.media() == null)
                threads.execute(() -> show(caller, chat, link, sent));
        }
    }

    private void show(Caller caller, Chat chat, Link link, Message sent) {
        var page = pages.page(link.url);
        if (page == null) return;
        try {
            chat.amend(caller, sent.id(), now -> beside(now, sent, link.shown(page)));
        } catch (RpcError.Refusal refused) {
            LOG.log(Level.DEBUG, "A preview may not be shown", refused);
        }
    }

    /// A message that was edited meanwhile is left as it is.
    private static Message beside(Message now, Message sent, MessageMedia preview) {
        boolean same =
                now.media() == null
                        && now.message().equals(sent.message())
                        && Objects.equals(now.entities(), sent.entities())
                        && Objects.equals(now.editDate(), sent.editDate());
        return same ? now.toBuilder().media(preview).build() : now;
    }

    private static @Nullable Message message(Update update) {
        var told =
                switch (update) {
                    case UpdateNewMessage u -> u.message();
                    case UpdateNewChannelMessage u -> u.message();
                    case UpdateEditMessage u -> u.message();
                    case UpdateEditChannelMessage u -> u.message();
                    default -> null;
                };
        return told instanceof Message message ? message : null;
    }
}
