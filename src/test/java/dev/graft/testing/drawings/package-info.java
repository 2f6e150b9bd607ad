/**
 * The generator of the sample project's pictures: drawn cats and dogs. A picture is a function of
 * its class and number. Shape alone tells the classes apart: colours, patterns, places, light and
 * framing are drawn from the same distributions for both.
 */
@NullMarked
package dev.graft.testing.drawings;

import org.jspecify.annotations.NullMarked;
