package heliograph.tl;

import java.util.function.BiConsumer;

/// One method of the schema: its id in the newest layer, its name (`messages.sendMessage`), its
/// query's class, and how its answer is written (a `Vector<long>` or a `Bool` is no [TlObject]).
public record Method<Q extends TlFunction<R>, R>(
        int constructor, String name, Class<Q> query, BiConsumer<TlWriter, R> answer) {
    @Override
    public String toString() {
        return name;
    }
}
