package heliograph.tl;

/// A method of the schema, as a client calls it; `R` is the Java type of its answer.
public interface TlFunction<R> extends TlObject {
    /// The row of the schema that this query is a call of.
    Method<?, R> method();
}
