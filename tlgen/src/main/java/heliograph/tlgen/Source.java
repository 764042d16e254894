package heliograph.tlgen;

/// A Java file in the making; keeps the indentation.
final class Source {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /// One line. A line that ends in `{` indents what follows, one that begins with `}` ends it.
    Source line(String line) {
        if (line.startsWith("}")) depth--;
        if (!line.isEmpty()) text.repeat("    ", depth).append(line);
        text.append('\n');
        if (line.endsWith("{")) depth++;
        return this;
    }

    /// Lines that are indented already.
    Source raw(String lines) {
        text.append(lines);
        return this;
    }

    Source blank() {
        return line("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
