package heliograph.reports;

import heliograph.rpc.RpcError;
import heliograph.tl.api.MessageReportOption;
import heliograph.tl.api.ReportResult;
import heliograph.tl.api.ReportResultAddComment;
import heliograph.tl.api.ReportResultChooseOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The questions that a report is asked, one after the other. An option names the way to it:
/// `illegal/drugs`.
final class Questions {
    /// Whether an answer needs words of one's own.
    private enum Comment {
        NONE,
        REQUIRED
    }

    private record Answer(String name, String text, Comment comment, List<Answer> next) {
        Answer(String name, String text) {
            this(name, text, Comment.NONE, List.of());
        }
    }

    private static final String TITLE = "What is wrong with this?";

    private static final List<Answer> FIRST =
            List.of(
                    new Answer("dislike", "I don't like it"),
                    new Answer("minors", "Child abuse"),
                    new Answer(
                            "violence",
                            "Violence",
                            Comment.NONE,
                            List.of(
                                    new Answer("threat", "Threats or calls to violence"),
                                    new Answer("terror", "Terrorism"),
                                    new Answer("graphic", "Graphic violence"),
                                    new Answer("hate", "Hate against a group"))),
                    new Answer(
                            "illegal",
                            "Illegal goods or services",
                            Comment.NONE,
                            List.of(
                                    new Answer("weapons", "Weapons"),
                                    new Answer("drugs", "Drugs"),
                                    new Answer("documents", "Forged documents"),
                                    new Answer("money", "Counterfeit money"),
                                    new Answer("other", "Other", Comment.REQUIRED, List.of()))),
                    new Answer("adult", "Illegal sexual content"),
                    new Answer("personal", "Personal data"),
                    new Answer(
                            "fraud",
                            "Scam or fraud",
                            Comment.NONE,
                            List.of(
                                    new Answer("impersonation", "Someone else's identity"),
                                    new Answer("phishing", "Stealing of accounts"),
                                    new Answer("sale", "False offers"))),
                    new Answer("copyright", "Copyright", Comment.REQUIRED, List.of()),
                    new Answer("spam", "Spam"),
                    new Answer("other", "Something else", Comment.REQUIRED, List.of()));

    private Questions() {}

    /// What is still to be asked; null when all is said. Refuses with `OPTION_INVALID` a way that
    /// leads nowhere.
    static @Nullable ReportResult next(String way, boolean commented) {
        if (way.isEmpty()) return choose(TITLE, "", FIRST);
        var answers = FIRST;
        Answer chosen = null;
        for (var name : List.of(way.split("/", -1))) {
            chosen = null;
            for (var answer : answers) if (answer.name.equals(name)) chosen = answer;
            if (chosen == null) throw RpcError.bad("OPTION_INVALID").refusal();
            answers = chosen.next;
        }
        if (chosen == null) throw RpcError.bad("OPTION_INVALID").refusal();
        if (!chosen.next.isEmpty()) return choose(chosen.text, way + "/", chosen.next);
        return chosen.comment == Comment.REQUIRED && !commented
                ? new ReportResultAddComment(false, bytes(way))
                : null;
    }

    private static ReportResult choose(String title, String before, List<Answer> answers) {
        var options = new ArrayList<MessageReportOption>();
        for (var answer : answers)
            options.add(new MessageReportOption(answer.text, bytes(before + answer.name)));
        return new ReportResultChooseOption(title, options);
    }

    private static byte[] bytes(String way) {
        return way.getBytes(StandardCharsets.UTF_8);
    }
}
