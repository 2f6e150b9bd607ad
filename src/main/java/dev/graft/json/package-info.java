/**
 * JSON as Graft writes it: one configured mapper, and files that are replaced atomically. Everybody
 * may use it; it sees only {@code errors}.
 */
@NullMarked
package dev.graft.json;

import org.jspecify.annotations.NullMarked;
