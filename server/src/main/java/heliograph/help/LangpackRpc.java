package heliograph.help;

import static heliograph.rpc.Access.ANYONE;

import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.LangPackDifference;
import heliograph.tl.api.LangPackLanguage;
import heliograph.tl.api.langpack.GetDifference;
import heliograph.tl.api.langpack.GetLangPack;
import heliograph.tl.api.langpack.GetLanguage;
import heliograph.tl.api.langpack.GetLanguages;
import heliograph.tl.api.langpack.GetStrings;
import java.util.List;

/// `langpack.*`: clients carry their texts with them; the service names the languages and has no
/// changes to them.
public final class LangpackRpc {
    private static final List<LangPackLanguage> LANGUAGES =
            List.of(
                    language("en", "English", "English", "en"),
                    language("vi", "Vietnamese", "Tiếng Việt", "vi"));

    private static final int VERSION = 1;

    private static LangPackLanguage language(
            String code, String name, String nativeName, String plural) {
        return LangPackLanguage.builder()
                .official(true)
                .name(name)
                .nativeName(nativeName)
                .langCode(code)
                .pluralCode(plural)
                .translationsUrl("")
                .build();
    }

    public void register(Rpc rpc) {
        rpc.constant(GetLanguages.METHOD, ANYONE, _ -> LANGUAGES);
        rpc.constant(GetLanguage.METHOD, ANYONE, query -> one(query.langCode()));
        rpc.constant(
                GetLangPack.METHOD,
                ANYONE,
                query -> new LangPackDifference(query.langCode(), 0, VERSION, List.of()));
        rpc.constant(
                GetDifference.METHOD,
                ANYONE,
                query ->
                        new LangPackDifference(
                                query.langCode(), query.fromVersion(), VERSION, List.of()));
        rpc.constant(GetStrings.METHOD, ANYONE, _ -> List.of());
    }

    private static LangPackLanguage one(String code) {
        for (var language : LANGUAGES) if (language.langCode().equals(code)) return language;
        throw RpcError.bad("LANG_CODE_NOT_SUPPORTED").refusal();
    }
}
