package heliograph.tlgen;

import java.util.stream.Collectors;

/// Writes the builder of a record with many components.
final class BuilderCode {
    private final Model model;

    BuilderCode(Model model) {
        this.model = model;
    }

    void emit(Source out, Combinator one, String name) {
        out.blank().line("public static Builder builder() {");
        out.line("return new Builder();").line("}");
        out.blank().line("/// A builder that begins with these values.");
        out.line("public Builder toBuilder() {").line("var builder = new Builder();");
        for (Field field : one.components()) {
            String component = Names.component(field);
            out.line("builder." + component + " = this." + component + ";");
        }
        out.line("return builder;").line("}");
        out.blank().line("/// Builds a [" + name + "]; what is not given is empty.");
        out.line("@SuppressWarnings(\"NullAway\")");
        out.line("public static final class Builder {");
        for (Field field : one.components()) {
            out.line(
                    "private "
                            + model.java(field)
                            + " "
                            + Names.component(field)
                            + initial(field)
                            + ";");
        }
        out.blank().line("private Builder() {}");
        for (Field field : one.components()) setter(out, field);
        build(out, one, name);
        out.line("}");
    }

    private static String initial(Field field) {
        if (field.optional()) return "";
        String nothing = Defaults.of(field.type());
        return nothing.equals("null") ? "" : " = " + nothing;
    }

    private void setter(Source out, Field field) {
        String component = Names.component(field);
        out.blank();
        out.line("public Builder " + component + "(" + model.java(field) + " " + component + ") {");
        out.line("this." + component + " = " + component + ";");
        out.line("return this;").line("}");
    }

    private static void build(Source out, Combinator one, String name) {
        String arguments =
                one.components().stream()
                        .map(BuilderCode::argument)
                        .collect(Collectors.joining(", "));
        out.blank().line("/// @throws NullPointerException when a required object is missing");
        out.line("public " + name + " build() {");
        out.line("return new " + name + "(" + arguments + ");").line("}");
    }

    private static String argument(Field field) {
        String component = Names.component(field);
        boolean object = !field.optional() && Defaults.of(field.type()).equals("null");
        return object
                ? "Objects.requireNonNull(" + component + ", \"" + component + "\")"
                : component;
    }
}
