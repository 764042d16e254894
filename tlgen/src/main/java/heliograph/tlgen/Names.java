package heliograph.tlgen;

import java.util.Set;
import javax.lang.model.SourceVersion;

/// How names of a schema become names of Java.
final class Names {
    /// What a record's component cannot be called, or what a generated record has already.
    private static final Set<String> TAKEN =
            Set.of(
                    "hashCode",
                    "toString",
                    "notify",
                    "notifyAll",
                    "wait",
                    "clone",
                    "finalize",
                    "getClass",
                    "builder",
                    "toBuilder",
                    "method");

    private Names() {}

    /// `phone_code_hash` and `phoneCodeHash` → `phoneCodeHash`.
    static String camel(String name) {
        var out = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                up = true;
                continue;
            }
            out.append(up ? Character.toUpperCase(c) : c);
            up = false;
        }
        out.setCharAt(0, Character.toLowerCase(out.charAt(0)));
        return out.toString();
    }

    /// The component of a field.
    static String component(Field field) {
        String name = field.name();
        return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + "_" : name;
    }

    /// `messages.sendMessage` → `SendMessage`.
    static String simple(String tlName) {
        String last = camel(tlName.substring(tlName.lastIndexOf('.') + 1));
        return Character.toUpperCase(last.charAt(0)) + last.substring(1);
    }

    /// `messages.sendMessage` → `.messages`; nothing for names without a namespace.
    static String namespace(String tlName) {
        int dot = tlName.lastIndexOf('.');
        return dot < 0 ? "" : "." + tlName.substring(0, dot);
    }
}
