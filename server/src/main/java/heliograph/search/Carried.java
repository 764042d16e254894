package heliograph.search;

import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeFilename;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaContact;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.MessageMediaVenue;
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.WebPage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The words of what a message carries: names of files, titles, questions of polls.
final class Carried {
    private Carried() {}

    static void words(MessageMedia media, Consumer<@Nullable String> text) {
        switch (media) {
            case MessageMediaDocument m -> {
                if (m.document() instanceof Document document) document(document, text);
            }
            case MessageMediaPoll(var poll, _, _) -> {
                text.accept(poll.question().text());
                for (var answer : poll.answers())
                    if (answer instanceof PollAnswer a) text.accept(a.text().text());
            }
            case MessageMediaContact m -> {
                text.accept(m.firstName());
                text.accept(m.lastName());
            }
            case MessageMediaVenue m -> {
                text.accept(m.title());
                text.accept(m.address());
            }
            case MessageMediaWebPage m -> {
                if (!(m.webpage() instanceof WebPage page)) return;
                text.accept(page.siteName());
                text.accept(page.title());
            }
            default -> {}
        }
    }

    /// The parts of a file's name are words, whatever holds them together.
    private static void document(Document document, Consumer<@Nullable String> text) {
        for (var attribute : document.attributes())
            switch (attribute) {
                case DocumentAttributeFilename(var name) -> {
                    text.accept(name);
                    text.accept(name.replaceAll("[._-]+", " "));
                }
                case DocumentAttributeAudio a -> {
                    text.accept(a.title());
                    text.accept(a.performer());
                }
                default -> {}
            }
    }
}
