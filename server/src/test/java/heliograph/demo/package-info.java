/// Tests of the demo.
@org.jspecify.annotations.NullMarked
package heliograph.demo;
