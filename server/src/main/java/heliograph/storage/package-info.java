/// How records of `schema/storage.tl` and of the API become values of the store.
@NullMarked
package heliograph.storage;

import org.jspecify.annotations.NullMarked;
