/// Tests of search.
@org.jspecify.annotations.NullMarked
package heliograph.search;
