package heliograph.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/// The words of a text, in every script.
///
/// Words are found by ICU's rules and dictionaries; Chinese, Japanese and Korean are cut into pairs
/// of characters that overlap. Words lose their case. A Latin word that has accents is there twice:
/// as it is, and without them under [#BARE], so that one who types no accents finds it, and one who
/// does finds it and the same word written without any, but no word with other accents: `bàn` is
/// not `bạn`. Other scripts lose their marks for good.
final class Words {
    /// Begins a word that had accents before they were taken from it; no word has it itself.
    static final char BARE = '~';

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN
                    | CJKBigramFilter.HIRAGANA
                    | CJKBigramFilter.KATAKANA
                    | CJKBigramFilter.HANGUL;

    private static final Normalizer2 CASELESS = Normalizer2.getNFKCCasefoldInstance();

    private Words() {}

    /// A word that is looked for.
    ///
    /// @param caseless without its case
    /// @param folded without its accents, too
    /// @param paired whether it is a character, or a pair, of a text without blanks
    /// @param start where it begins in the text
    /// @param end where it ends
    record Word(String caseless, String folded, boolean paired, int start, int end) {
        /// Whether its accents are a part of it.
        boolean accented() {
            return isAccented(caseless, folded);
        }
    }

    /// Whether what was taken from a word counts: in Latin letters.
    static boolean isAccented(String caseless, String folded) {
        if (caseless.equals(folded)) return false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (UCharacter.isLetter(c) && UScript.getScript(c) != UScript.LATIN) return false;
        }
        return true;
    }

    static String caseless(CharSequence word) {
        return CASELESS.normalize(word);
    }

    static String folded(CharSequence word) {
        return ICUFoldingFilter.NORMALIZER.normalize(word);
    }

    /// Cuts texts for the index.
    static Analyzer indexing() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = tokenizer();
                var pairs = new CJKBigramFilter(words, ALL_SCRIPTS, true);
                return new TokenStreamComponents(words, new Variants(pairs));
            }
        };
    }

    private static ICUTokenizer tokenizer() {
        return new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
    }

    /// The words of what is looked for, in their order.
    ///
    /// @param limit words that are taken; further ones are passed over
    static List<Word> of(String text, int limit) {
        var words = new ArrayList<Word>();
        var tokenizer = tokenizer();
        tokenizer.setReader(new StringReader(text));
        try (TokenStream stream = new CJKBigramFilter(tokenizer, ALL_SCRIPTS, false)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            var type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (words.size() < limit && stream.incrementToken()) {
                boolean paired =
                        type.type().equals(CJKBigramFilter.SINGLE_TYPE)
                                || type.type().equals(CJKBigramFilter.DOUBLE_TYPE);
                words.add(
                        new Word(
                                caseless(term),
                                folded(term),
                                paired,
                                place.startOffset(),
                                place.endOffset()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text is read without a disk", e);
        }
        return words;
    }
}
