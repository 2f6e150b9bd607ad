/**
 * The Compare room: finished runs side by side, what differs, and a page of it to keep. Knows no
 * other room; what is to be compared comes through the session, what can be said comes from {@code
 * comparison}.
 */
@NullMarked
package dev.graft.ui.compare;

import org.jspecify.annotations.NullMarked;
