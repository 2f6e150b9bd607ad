/**
 * The engine's port: serialisable commands, serialisable events, and nothing else. The same records
 * drive an engine in this process and one in a child process, as JSON lines.
 */
@NullMarked
package dev.graft.engine.port;

import org.jspecify.annotations.NullMarked;
