/**
 * Verified, resumable transfers: one file from one https address to one place on this machine,
 * bounded in size, compared with its checksum, and under its final name only when it is whole. What
 * is fetched, and what a person may do instead, is said by the caller. Makes no threads of its own;
 * sees errors and json only.
 */
@NullMarked
package dev.graft.download;

import org.jspecify.annotations.NullMarked;
