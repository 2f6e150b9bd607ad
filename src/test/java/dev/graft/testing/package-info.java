/**
 * What tests of several packages share: where real material lies, and small models that tests make
 * themselves.
 */
@NullMarked
package dev.graft.testing;

import org.jspecify.annotations.NullMarked;
