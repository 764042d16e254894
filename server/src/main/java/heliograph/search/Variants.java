package heliograph.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/// Writes each word in the forms under which it is found: see [Words].
final class Variants extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private @Nullable State word;
    private String bare = "";

    Variants(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        var before = word;
        if (before != null) {
            word = null;
            restoreState(before);
            term.setEmpty().append(Words.BARE).append(bare);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) return false;
        var caseless = Words.caseless(term);
        var folded = Words.folded(term);
        if (!Words.isAccented(caseless, folded)) {
            term.setEmpty().append(folded);
            return true;
        }
        term.setEmpty().append(caseless);
        word = captureState();
        bare = folded;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        word = null;
    }
}
